import { fork } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import type pg from "pg";
import { modules } from "../../apps/modules.ts";
import { buildHamdel } from "../../apps/server/serve.ts";
import { startWork } from "../../apps/server/work.ts";
import { createApiKey, createBrand, learnPermissions } from "../../modules/admin/index.ts";
import { system, withBrand } from "../../platform/db/index.ts";
import { quantile } from "../../platform/stats/index.ts";
import { inBenchHouse } from "./bench-house.ts";
import { fillConversations } from "./fill-conversations.ts";
import { rounded, spread, timesOf } from "./measure.ts";

// How long until a message of the chat reaches the other side, with many who talk, and what many who only listen cost.
const { values: given } = parseArgs({
  options: {
    conversations: { type: "string", default: "100000" },
    agents: { type: "string", default: "50" },
    visitors: { type: "string", default: "1000" },
    idle: { type: "string", default: "5000" },
    rate: { type: "string", default: "50" },
    seconds: { type: "string", default: "60" },
  },
});
type Told = { reached: Record<"in" | "out", number[]>; missing: number; refused: number };
const times = (of: number[]) => ({
  n: of.length,
  ...spread(of),
  p99_ms: rounded(quantile(of, 0.99)),
});
const megabytes = () => {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().rss / 1e6);
};

async function workedOff(owner: pg.Pool): Promise<void> {
  const waiting = "select count(*)::int as n from graphile_worker._private_jobs where run_at <= now()";
  while ((await owner.query(waiting)).rows[0].n > 0) await new Promise((next) => setTimeout(next, 250));
}

const result = await inBenchHouse(async (base, owner) => {
  const house = { ...base, config: { ...base.config, trustedProxies: ["127.0.0.1"] } };
  learnPermissions(modules);
  const brand = await createBrand(house.database.app, { name: "chat", now: house.clock() });
  await fillConversations(owner, brand.id, Number(given.conversations));
  // What filling left to be written is no part of what is measured.
  await owner.query("checkpoint");
  const on = { brandId: brand.id, actor: system("bench"), now: house.clock() };
  const scopes = ["inbox.read", "inbox.write", "timeline.read", "sites.read", "sites.write"];
  const keys: string[] = [];
  for (let n = 0; n < Number(given.agents); n++) {
    const made = await withBrand(house.database.app, on, (ctx) => createApiKey(ctx, { name: `agent ${n}`, scopes }));
    keys.push(made.key);
  }
  const app = await buildHamdel(house);
  const endWork = await startWork(house);
  const headers = { authorization: `Bearer ${keys[0]}` };
  await app.inject({ method: "POST", url: "/api/v1/sites", headers, payload: { name: "site", domains: [] } });
  const [site] = (await app.inject({ url: "/api/v1/sites", headers })).json().rows;
  await owner.query(
    `insert into chat_setting (brand_id, site_id, settings) values ($1, $2, '{"on": true, "greeting": {"fa": "", "en": ""}, "closed_text": {"fa": "", "en": ""}}')`,
    [brand.id, site.id],
  );
  await app.listen({ port: 0, host: "127.0.0.1" });
  const { port } = app.server.address() as AddressInfo;
  const work = {
    ...{ port, site: site.key, keys, visitors: Number(given.visitors), idle: Number(given.idle) },
    ...{ perSecond: Number(given.rate), seconds: Number(given.seconds) },
  };
  const client = fork(new URL("chat-client.ts", import.meta.url), [JSON.stringify(work)], { execArgv: [] });
  const ended = once(client, "exit").then(([code]) => Promise.reject(new Error(`the client ended with ${code}`)));
  ended.catch(() => {});
  const said = async () => (await Promise.race([once(client, "message"), ended]))[0];
  await said();
  // What the arrival of so many at once left to do is no part of what is measured.
  await workedOff(owner);
  client.send("begin");
  const told = (await said()) as Told;
  const before = megabytes();
  await said();
  const after = megabytes();
  client.kill();
  const notice = await timesOf(200, () => owner.query("select pg_notify('bench', '1')"));
  const closing = app.close();
  app.server.closeAllConnections();
  await closing;
  await endWork();
  return {
    bench: "chat",
    ...{
      messages_stored: Number(given.conversations) * 10,
      agents: keys.length,
      visitors: work.visitors,
      per_second: work.perSecond,
    },
    to_agents: times(told.reached.in),
    to_visitors: times(told.reached.out),
    ...{ missing: told.missing, refused: told.refused, idle_visitors: work.idle, idle_cost_mb: after - before },
    plain_notify: spread(notice),
  };
});
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
