import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { Outcome, ReadProblem } from "../../contract.ts";

/** What came, with its body, as it is worked on. */
export type Waiting = {
  id: number;
  topic: string;
  received_at: Date;
  fetched: boolean;
  raw_input_id: number;
  body: Buffer | null;
};

const waiting = (ctx: Context, shopId: number, limit: number) => sql`
  select d.id, d.topic, d.received_at, d.fetched, d.raw_input_id, raw.body
  from shop_delivery d
  join lateral (select r.body from raw_input r where r.brand_id = d.brand_id and r.id = d.raw_input_id) as raw on true
  where d.brand_id = ${ctx.brandId} and d.shop_id = ${shopId} and d.state = 'waiting' order by d.id limit ${limit}`;

/** The oldest of what waits for a shop. */
export async function waitingDeliveries(ctx: Context, shopId: number, limit: number): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`${waiting(ctx, shopId, limit)}`.execute(ctx.db);
  return rows;
}

/** Locks those of them that still wait: another process may have worked on the others. */
export async function holdWaiting(ctx: Context, ids: readonly number[]): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`select id from shop_delivery
    where brand_id = ${ctx.brandId} and id = any(${ids as number[]}::bigint[]) and state = 'waiting' order by id for update`.execute(
    ctx.db,
  );
  return new Set(rows.map(({ id }) => id));
}

/** What became of one. `thing` is its kind, `number` what the shop calls it. */
export type Done = {
  id: number;
  state: "done" | "failed" | "dismissed";
  outcome: Outcome | null;
  code: ReadProblem | null;
  field: string | null;
  thing: string | null;
  number: string | null;
  identityId: number | null;
};

/** Notes what became of deliveries. */
export async function noteDone(ctx: Context, done: readonly Done[]): Promise<void> {
  if (done.length === 0) return;
  await sql`update shop_delivery d set state = said.state, outcome = said.outcome, problem_code = said.code, problem_field = said.field,
      thing = said.thing, number = left(said.number, 200), identity_id = said.identity_id,
      redacted_at = case when said.code = 'person_erased' then ${ctx.now}::timestamptz else d.redacted_at end, tries = d.tries + 1, done_at = ${ctx.now}
    from unnest(${done.map(({ id }) => id)}::bigint[], ${done.map(({ state }) => state)}::text[], ${done.map(({ outcome }) => outcome)}::text[],
      ${done.map(({ code }) => code)}::text[], ${done.map(({ field }) => field)}::text[], ${done.map(({ thing }) => thing)}::text[],
      ${done.map(({ number }) => number)}::text[], ${done.map(({ identityId }) => identityId)}::bigint[])
      as said (id, state, outcome, code, field, thing, number, identity_id)
    where d.brand_id = ${ctx.brandId} and d.id = said.id`.execute(ctx.db);
}
