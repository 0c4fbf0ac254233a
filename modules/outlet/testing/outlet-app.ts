import { expect, vi } from "vitest";
import { announce, type DomainEvent } from "../../../platform/events/index.ts";
import type { Module } from "../../../platform/house/module.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { mailBox } from "../../../platform/testing/mail-box.ts";
import type { Brand } from "../../admin/index.ts";
import { given, inBrand, signedIn, testApp } from "../../admin/testing.ts";
import { module as customers } from "../../customers/module.ts";
import { MessageReceived } from "../../inbox/events.ts";
import { module as intake } from "../../intake/module.ts";
import { module } from "../module.ts";
import { spreadEvents } from "../server/spread-events.ts";

const modules: readonly Module[] = [intake, customers, module];

/** The app with ways out, a clock that can be moved on, and this machine's own addresses allowed. */
export async function outletApp() {
  const database = await testDatabase();
  const box = await mailBox();
  const time = { ahead: 0 };
  const plain = await testHouse(database, { clock: () => new Date(Date.now() + time.ahead) });
  const house = { ...plain, config: { ...plain.config, allowPrivate: ["127.0.0.1"], smtpUrl: box.url } };
  const app = await testApp(house, modules);

  const workOff = () => runDueJobs(house, modules);

  /** Waits until nothing that was announced is held back by a transaction that is open somewhere on this server. */
  const settled = () =>
    vi.waitFor(async () => {
      const held = "select from announced where txid >= pg_snapshot_xmin(pg_current_snapshot())";
      expect((await database.owner.query(held)).rowCount).toBe(0);
    }, 120_000);

  async function shop(types: readonly string[] = []) {
    const brand = await given.brand(house);
    const owner = await given.user(house, { brand });
    const browser = await signedIn(app, brand, owner);
    const ask = async (method: "GET" | "POST" | "PUT" | "DELETE", path: string, payload?: unknown) => {
      const answer = await browser.ask({ method, url: `/api/v1${path}`, ...(payload !== undefined && { payload }) });
      if (answer.status >= 300) throw Object.assign(new Error(JSON.stringify(answer.body)), { status: answer.status });
      return answer.body;
    };
    const hook = (address: string, more: object = {}) =>
      ask("POST", "/webhooks", { name: "انبار", address, types, ...more }) as Promise<{ id: number; secret: string }>;
    const only = async () => (await ask("GET", "/webhooks")).rows[0];
    const log = async (id: number) => (await ask("GET", `/webhooks/${id}/deliveries`)).rows;
    return { brand, owner, browser, ask, hook, only, log, ...deeds(brand) };
  }

  function deeds(brand: Brand) {
    return {
      announce: <T>(event: DomainEvent<T>, payload: T) => inBrand(house, brand, (ctx) => announce(ctx, event, payload)),
      /** Says that a customer wrote. */
      wrote: (customerId: number, messageId = 1) =>
        inBrand(house, brand, (ctx) =>
          announce(ctx, MessageReceived, {
            conversationId: customerId,
            messageId,
            customerId,
            byMachine: false,
            status: "open",
          }),
        ),
      async spread() {
        await settled();
        await spreadEvents(house, brand.id);
      },
      /** Spreads what was announced and sends what is due. */
      async deliver() {
        await settled();
        await spreadEvents(house, brand.id);
        await workOff();
      },
    };
  }
  /** Lets time pass, and has everything sent that waits for later. */
  async function later(milliseconds: number) {
    time.ahead += milliseconds;
    await database.owner.query(
      `update graphile_worker._private_jobs j set run_at = now() where locked_at is null
        and run_at <= now() + ($1 || ' milliseconds')::interval`,
      [time.ahead],
    );
    await workOff();
  }
  return { database, house, app, shop, later, settled, letters: box };
}
