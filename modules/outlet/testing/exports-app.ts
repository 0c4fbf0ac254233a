import { gunzipSync } from "node:zlib";
import { afterAll } from "vitest";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { fakeS3 } from "../../../platform/testing/fake-s3.ts";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { given, signedIn, testApp } from "../../admin/testing.ts";
import { module as catalog } from "../../catalog/module.ts";
import { module as customers } from "../../customers/module.ts";
import { module as inbox } from "../../inbox/module.ts";
import { module as intake } from "../../intake/module.ts";
import { module as surveys } from "../../surveys/module.ts";
import { module as timeline } from "../../timeline/module.ts";
import { module } from "../module.ts";
import { exportJob, startDueExports } from "../server/exports/start-runs.ts";

const modules = [intake, customers, timeline, catalog, inbox, surveys, module];
const who = { bucket: "warehouse", key: "AK", secret: "secret/with+signs", region: "ir-thr-at1" };
const hour = 3_600_000;

/** The app with exports, a clock that can be moved on, and a bucket. */
export async function exportsApp(config: object = {}) {
  const database = await testDatabase();
  const time = { ahead: 0 };
  const plain = await testHouse(database, { clock: () => new Date(Date.now() + time.ahead) });
  const house = { ...plain, config: { ...plain.config, allowPrivate: ["127.0.0.1"], ...config } };
  const app = await testApp(house, modules);
  const s3 = await fakeS3(who);
  afterAll(() => s3.close());

  const { bucket, key, region, secret } = who;
  const place = (more: object = {}) => ({ kind: "s3", endpoint: s3.endpoint, bucket, key, region, ...more });
  const daily = (tables: string[], more: object = {}) => ({
    ...{ name: "انبار داده", tables, every: "day", hour: 3, place: place(), secret: { secret }, ...more },
  });

  async function shop() {
    const brand = await given.brand(house);
    const owner = await given.user(house, { brand });
    const browser = await signedIn(app, brand, owner);
    const raw = (method: "GET" | "POST" | "PUT" | "DELETE", path: string, payload?: unknown) =>
      browser.ask({ method, url: `/api/v1${path}`, ...(payload !== undefined && { payload }) });
    const ask = async (...asked: Parameters<typeof raw>) => {
      const answer = await raw(...asked);
      if (answer.status >= 300) throw Object.assign(new Error(JSON.stringify(answer.body)), { status: answer.status });
      return answer.body;
    };
    const only = async () => (await ask("GET", "/exports")).rows[0];
    const order = (n: number, more: object = {}) =>
      ask("POST", "/orders", {
        ...{ external_id: `o-${n}`, source: "shop", ordered_at: "2026-02-10T08:00:00Z", status: "paid" },
        ...{ customer_external_id: `c-${n}`, lines: [{ product_external_id: "tea", quantity: 1, unit_price: 5 }] },
        ...more,
      });
    return { brand, owner, ask, raw, only, order };
  }

  /** Lets time pass until a standing export is due, and does what is due. */
  async function untilDue(next: string) {
    time.ahead = Math.max(time.ahead, new Date(next).getTime() - Date.now() + 1000);
    await startDueExports(house);
    await workOff();
  }
  /**
   * Does what is due, by the moved clock too. An export that was put off because somebody still wrote (by a clock that is ahead each open
   * transaction began before the due time) is brought forward until it is done; the next try of one that failed comes a minute later at least.
   */
  async function workOff() {
    const near = [time.ahead + 10_000];
    const due = "locked_at is null and run_at <= now() + ($1 || ' milliseconds')::interval";
    const putOff = `select from graphile_worker._private_jobs where ${due} and last_error is null and key like '${exportJob}:%'`;
    do {
      await database.owner.query(`update graphile_worker._private_jobs j set run_at = now() where ${due}`, near);
      await runDueJobs(house, modules);
    } while ((await database.owner.query(putOff, near)).rowCount);
  }
  async function later(milliseconds: number) {
    time.ahead += milliseconds;
    await workOff();
  }
  /** Files of the bucket by their names. */
  const files = (folder = "") =>
    new Map(
      [...s3.objects]
        .map(([name, bytes]) => [name.slice(bucket.length + 1), bytes] as const)
        .filter(([name]) => name.startsWith(folder))
        .map(([name, bytes]) => [name.slice(folder.length), name.endsWith(".gz") ? gunzipSync(bytes) : bytes] as const),
    );
  return { database, house, app, s3, place, daily, shop, untilDue, workOff, later, files, time, hour };
}

/** Rows of a CSV file without quotes, by the names of its columns. */
export function rowsOf(file: Buffer | undefined): Record<string, string>[] {
  const [head = "", ...lines] = String(file).trimEnd().split("\r\n");
  const names = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, at) => [names[at]!, cell])));
}
