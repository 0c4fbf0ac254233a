import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import pino from "pino";
import { createBrand } from "../../modules/admin/index.ts";
import { rebuildPurchaseDays } from "../../modules/insights/index.ts";
import { module as insights } from "../../modules/insights/module.ts";
import { readSettings } from "../../platform/config/index.ts";
import { migrate, openDatabase, system, withBrand } from "../../platform/db/index.ts";
import type { House } from "../../platform/house/module.ts";
import { buildApp } from "../../platform/http/index.ts";
import { startJobs } from "../../platform/jobs/run-jobs.ts";
import { ensurePostgres } from "../../platform/postgres/index.ts";
import { listenForChanges, recordChanges } from "../../platform/realtime/index.ts";
import { quantile } from "../../platform/stats/index.ts";
import { migrationSources } from "../house.ts";
import { fillCustomers } from "./fill-customers.ts";
import { fillHistory } from "./fill-history.ts";

// The first page of insights over 10 million interactions and 1 million customers, through HTTP: while nothing moves, and while
// something changes all the time. Beside it, in the same run, the plain SQL aggregates over the raw rows.
const { values: given } = parseArgs({ options: { scale: { type: "string", default: "1" } } });
const scale = Number(given.scale);
const customers = Math.round(1_000_000 * scale);
const interactions = Math.round(10_000_000 * scale);
const periods = [
  "period=30d",
  "period=90d",
  "period=12-months",
  "period=this-year",
  "period=all",
  "period=90d&calendar=gregorian",
];
const say = (line: string) => process.stderr.write(`${line}\n`);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const rounded = (ms: number | null) => (ms === null ? null : Math.round(ms * 10) / 10);
const spread = (times: readonly number[]) => ({
  median_ms: rounded(quantile(times, 0.5)),
  p95_ms: rounded(quantile(times, 0.95)),
});

/** What the page would cost without day tables, purchase days and snapshots: each question asked of the raw rows. */
const plainQuestions = [
  `select lifecycle, count(*) from customer_facts where brand_id = $1 group by 1`,
  `select (occurred_at at time zone 'Asia/Tehran')::date, channel, count(*) from interaction
   where brand_id = $1 and kind = 'contact' and occurred_at > now() - interval '90 days' group by 1, 2`,
  `select (ordered_at at time zone 'Asia/Tehran')::date, count(*), sum(total) from customer_order
   where brand_id = $1 and status not in ('cancelled', 'returned') and ordered_at > now() - interval '90 days' group by 1`,
  `select count(*), count(*) filter (where n > 1) from (select customer_id, count(*) as n from customer_order o
   join identity i on i.brand_id = o.brand_id and i.id = o.identity_id
   where o.brand_id = $1 and status not in ('cancelled', 'returned') and ordered_at > now() - interval '90 days' group by 1) as c`,
  `select cohort, month, count(*) from (select distinct customer_id, date_trunc('month', ordered_at) as month,
     date_trunc('month', min(ordered_at) over (partition by customer_id)) as cohort from customer_order o
   join identity i on i.brand_id = o.brand_id and i.id = o.identity_id where o.brand_id = $1 and status not in ('cancelled', 'returned')) as c
   group by 1, 2`,
];

async function measurePlain(owner: pg.Pool, brandId: number): Promise<number> {
  let sum = 0;
  for (const question of plainQuestions) sum += await timed(() => owner.query(question, [brandId]));
  return sum;
}

async function measurePage(address: string, rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const ask = async () => {
      const answer = await fetch(`${address}/api/v1/insights/overview?${periods[round % periods.length]}`);
      if (!answer.ok) throw new Error(await answer.text());
      await answer.json();
    };
    times.push(await timed(ask));
  }
  return times;
}

/** Something changes in the brand every 50 ms until stopped. */
function keepChanging(house: House, brandId: number): () => Promise<void> {
  let going = true;
  const loop = (async () => {
    while (going) {
      const on = { brandId, actor: system("bench"), now: new Date() };
      await withBrand(house.database.app, on, (ctx) => recordChanges(ctx, "customer", [1]));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  return async () => {
    going = false;
    await loop;
  };
}

async function fill(house: House, owner: pg.Pool): Promise<number> {
  const brand = await createBrand(house.database.app, { name: "bench", now: new Date() });
  say(`filling ${customers} customers and ${interactions} interactions`);
  await fillCustomers(owner, brand.id, customers);
  await fillHistory(owner, brand.id, interactions);
  say("counting purchase days");
  const on = { brandId: brand.id, actor: system("bench"), now: new Date() };
  const ms = await timed(() => withBrand(house.database.app, on, rebuildPurchaseDays));
  await owner.query("vacuum analyze purchase_day");
  say(`purchase days counted in ${Math.round(ms)} ms`);
  return brand.id;
}

async function measure(house: House, owner: pg.Pool): Promise<Record<string, unknown>> {
  const brandId = await fill(house, owner);
  const app = await buildApp(house, async () => ({ actor: system("bench"), brandId }));
  await insights.routes?.(app, house);
  const address = await app.listen({ port: 0 });
  const first = await measurePage(address, periods.length);
  const still = await measurePage(address, 200);
  const jobs = await startJobs(house, [insights], { concurrency: 2 });
  const stop = keepChanging(house, brandId);
  const moving = await measurePage(address, 200);
  await stop();
  await jobs.stop();
  await app.close();
  const plain = await measurePlain(owner, brandId);
  const slowest = await owner.query(
    "select metric, question, computed_in_ms as ms from metric_snapshot where brand_id = $1 order by 3 desc limit 5",
    [brandId],
  );
  const counted = await owner.query("select count(*)::int as orders from customer_order where brand_id = $1", [
    brandId,
  ]);
  const p95 = quantile([...still, ...moving], 0.95)!;
  return {
    bench: "overview",
    customers,
    interactions,
    orders: counted.rows[0].orders,
    page: spread(still),
    page_while_data_arrives: spread(moving),
    first_time_a_period_is_asked: spread(first),
    slowest_questions: slowest.rows.map(({ metric, question, ms }) => `${metric}?${question}: ${ms} ms`),
    plain_sql_over_raw_rows_ms: rounded(plain),
    times_quicker_than_plain: rounded(plain / p95),
    p95_ms: rounded(p95),
    aim_p95_ms: 100,
    reached: p95 <= 100,
  };
}

const dataDir = await mkdtemp(path.join(os.tmpdir(), "hamdel-bench-"));
const postgres = await ensurePostgres({ dataDir, settings: { max_wal_size: "4GB", shared_buffers: "512MB" } });
try {
  await migrate(postgres.url, migrationSources());
  const database = openDatabase(postgres.url);
  const owner = new pg.Pool({
    connectionString: postgres.url,
    max: 2,
    options: "-c search_path=hamdel,public -c timezone=UTC",
  });
  const changes = await listenForChanges(postgres.url);
  const config = { ...readSettings({ HAMDEL_DATA: dataDir }), secretKey: Buffer.alloc(32, 1) };
  const house: House = {
    database,
    config,
    clock: () => new Date(),
    log: pino({ level: "error" }, pino.destination(2)),
    changes,
  };
  const result = await measure(house, owner);
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  await changes.close();
  await owner.end();
  await database.close();
} finally {
  await postgres.discard();
  await rm(dataDir, { recursive: true, force: true });
}
