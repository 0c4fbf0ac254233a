import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream/promises";
import { Worker } from "node:worker_threads";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { authenticator, createApiKey, createBrand, learnPermissions } from "../../modules/admin/index.ts";
import { module as timeline } from "../../modules/timeline/module.ts";
import { system, withBrand } from "../../platform/db/index.ts";
import type { House } from "../../platform/house/module.ts";
import { buildApp } from "../../platform/http/index.ts";
import { quantile } from "../../platform/stats/index.ts";

export type EventsResult = {
  events: number;
  events_per_second: number;
  p50_ms: number;
  p99_ms: number;
  refused: number;
  stored: number;
  copy_rows_per_second: number;
  ratio_to_copy: number;
};
type Told = { seconds: number; milliseconds: number[]; refused: number };

/**
 * Single events through HTTP, each answered when it is on disk, from keep-alive clients in a worker; and PostgreSQL's own COPY of the
 * same rows into the same table, in the same run.
 */
export async function benchEvents(
  house: House,
  owner: pg.Pool,
  { events = 50_000, connections = 128, people = 10_000 } = {},
): Promise<EventsResult> {
  learnPermissions([timeline]);
  const brand = await createBrand(house.database.app, { name: "events", now: house.clock() });
  const on = { brandId: brand.id, actor: system("bench"), now: house.clock() };
  const { key } = await withBrand(house.database.app, on, (ctx) =>
    createApiKey(ctx, { name: "bench", scopes: ["timeline.write"] }),
  );
  const app = await buildApp(house, authenticator(house));
  await timeline.routes?.(app, house);
  await app.listen({ port: 0, host: "127.0.0.1" });
  const { port } = app.server.address() as AddressInfo;
  const workerData = { port, key, connections, events, people };
  const worker = new Worker(new URL("event-client.ts", import.meta.url), { workerData });
  const [told] = (await once(worker, "message")) as [Told];
  await app.close();
  const { rows } = await owner.query("select count(*)::int as n from interaction where brand_id = $1", [brand.id]);
  const copied = await copySame(owner, brand.id);
  const perSecond = events / told.seconds;
  return {
    events,
    events_per_second: Math.round(perSecond),
    p50_ms: rounded(quantile(told.milliseconds, 0.5)),
    p99_ms: rounded(quantile(told.milliseconds, 0.99)),
    refused: told.refused,
    stored: rows[0].n,
    copy_rows_per_second: Math.round(copied),
    ratio_to_copy: Math.round((perSecond / copied) * 1000) / 1000,
  };
}

const rounded = (value: number | null) => Math.round((value ?? 0) * 10) / 10;
const columns =
  "id, recorded_at, occurred_at, identity_id, kind, channel, touchpoint, direction, partner_id, user_id, source_id, subject, subject_id, feeling";

/** Rows a second that COPY writes into the log, indexes and all: the brand's own rows again, under another brand. */
async function copySame(owner: pg.Pool, brandId: number): Promise<number> {
  const { rows } = await owner.query(`select ${columns} from interaction where brand_id = $1`, [brandId]);
  const names = columns.split(", ");
  const lines = rows.map((row) => `${[brandId + 1_000_000, ...names.map((name) => written(row[name]))].join("\t")}\n`);
  const client = await owner.connect();
  try {
    const began = performance.now();
    await pipeline([lines.join("")], client.query(copyFrom(`copy interaction (brand_id, ${columns}) from stdin`)));
    return lines.length / ((performance.now() - began) / 1000);
  } finally {
    client.release();
  }
}

function written(value: unknown): string {
  if (value === null) return "\\N";
  return value instanceof Date ? value.toISOString() : String(value);
}
