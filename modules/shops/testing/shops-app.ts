import { createHmac } from "node:crypto";
import { onTestFinished } from "vitest";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { given, inBrand, signedIn, testApp } from "../../admin/testing.ts";
import { module as catalog } from "../../catalog/module.ts";
import { module as customers } from "../../customers/module.ts";
import { module as imports } from "../../imports/module.ts";
import { module as intake } from "../../intake/module.ts";
import { module as timeline } from "../../timeline/module.ts";
import { module } from "../module.ts";
import type { FakeDelivery } from "../server/woo/fakes/fake-hooks.ts";
import { type FakeWoo, startFakeWoo } from "../server/woo/fakes/fake-woo.ts";

const modules = [intake, customers, timeline, catalog, imports, module];

/** The app with shops, a clock that can be moved on, and this machine's own addresses allowed. */
export async function shopsApp() {
  const database = await testDatabase();
  const time = { ahead: 0 };
  const plain = await testHouse(database, { clock: () => new Date(Date.now() + time.ahead) });
  const house = { ...plain, config: { ...plain.config, allowPrivate: ["127.0.0.1"] } };
  const app = await testApp(house, modules);

  /** Works off what is due; what waits for later is brought forward with `all`. */
  async function workOff({ all = false } = {}) {
    if (all)
      await database.owner.query("update graphile_worker._private_jobs set run_at = now() where locked_at is null");
    await runDueJobs(house, modules);
  }

  async function brandOf() {
    const brand = await given.brand(house);
    const owner = await given.user(house, { brand });
    const browser = await signedIn(app, brand, owner);
    const answerOf = (method: "GET" | "POST" | "PUT" | "DELETE" | "PATCH", path: string, payload?: unknown) =>
      browser.ask({ method, url: `/api/v1${path}`, ...(payload !== undefined && { payload }) });
    const ask = async (...asking: Parameters<typeof answerOf>) => {
      const answer = await answerOf(...asking);
      if (answer.status >= 300) throw Object.assign(new Error(JSON.stringify(answer.body)), { status: answer.status });
      return answer.body;
    };
    const orders = async () =>
      (await ask("GET", "/orders?limit=200")).rows as {
        external_id: string;
        status: string;
        total_minor: number;
        customer_id: number | null;
        customer_name: string | null;
        currency: string;
        id: number;
      }[];
    const log = async (id: number, state = "") =>
      (await ask("GET", `/shops/${id}/deliveries?limit=100${state && `&state=${state}`}`)).rows as {
        id: number;
        topic: string;
        state: string;
        outcome: string | null;
        problem_code: string | null;
        problem_field: string | null;
        number: string | null;
      }[];
    return {
      brand,
      owner,
      browser,
      ask,
      answerOf,
      orders,
      log,
      write: <T>(work: Parameters<typeof inBrand<T>>[2]) => inBrand(house, brand, work),
    };
  }
  type Brand = Awaited<ReturnType<typeof brandOf>>;

  /** A brand with a connected fake shop, webhooks not yet made. */
  async function wooShop() {
    const woo = await startFakeWoo();
    onTestFinished(() => woo.close());
    const at = await brandOf();
    const body = { name: "فروشگاه", address: woo.url, key: woo.key, secret: woo.secret };
    const { id, secret } = (await at.ask("POST", "/woocommerce-shops", body)) as { id: number; secret: string };
    const shop = () => at.ask("GET", `/shops/${id}`);
    const path = (await shop()).hook_path as string;
    return { ...at, woo, id, secret, shop, path, ...callsOf(woo, at, { id, path, secret }) };
  }

  function callsOf(woo: FakeWoo, { ask }: Brand, at: { id: number; path: string; secret: string }) {
    const call = ({ headers, body }: FakeDelivery) =>
      app.inject({ method: "POST", url: at.path, headers, payload: body }).then(({ statusCode }) => statusCode);
    return {
      call,
      /** A webhook of the shop comes in. */
      tell: (topic: string, payload: unknown) => call(woo.sign(topic, payload, at.secret)),
      sync: async () => {
        await ask("POST", `/woocommerce-shops/${at.id}/sync`);
        await workOff();
      },
      poll: async () => {
        await database.owner.query("update shop set poll_at = now() - interval '1 second' where id = $1", [at.id]);
        await module.cron![0]!.run(house);
        await workOff();
      },
    };
  }

  /** A source of webhooks with what calls it. */
  async function source(takes: string, more: object = {}) {
    const at = await brandOf();
    const made = (await at.ask("POST", "/webhook-sources", { name: "حسابداری", takes, ...more })) as {
      id: number;
      secret: string;
    };
    const path = (await at.ask("GET", `/shops/${made.id}`)).hook_path as string;
    const post = (body: string, headers: Record<string, string>) =>
      app
        .inject({
          method: "POST",
          url: path,
          headers: { "content-type": "application/json", ...headers },
          payload: body,
        })
        .then(({ statusCode }) => statusCode);
    const send = (thing: unknown, headers: Record<string, string> = {}, secret = made.secret) => {
      const body = typeof thing === "string" ? thing : JSON.stringify(thing);
      const seconds = Math.floor(house.clock().getTime() / 1000);
      const signature = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
      return post(body, { "hamdel-signature": `t=${seconds},v1=${signature}`, ...headers });
    };
    return { ...at, ...made, path, post, send };
  }

  return { database, house, app, time, workOff, brandOf, wooShop, source };
}
