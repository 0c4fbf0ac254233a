import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { announce } from "../../../../platform/events/index.ts";
import { type Brand, isoDayInBrand } from "../../../admin/index.ts";
import type { Rule } from "../../contract.ts";
import { SegmentChanged } from "../../events.ts";
import { compileRule } from "./compile-rule.ts";
import type { Clock } from "./rule-tests.ts";

export type StoredRule = { id: number; rule: Rule };
/** Whom to judge: a condition on a column that holds a customer's id. */
export type Scope = (customerId: RawBuilder<unknown>) => RawBuilder<unknown>;
type Move = { segment: number; customer: number; entered: boolean };

const announcedAtOnce = 5000;

/** The clock by which a brand's rules are asked. */
export function ruleClock(ctx: Context, brand: Pick<Brand, "timeZone">): Clock {
  return { now: ctx.now, today: isoDayInBrand(brand, ctx.now), timeZone: brand.timeZone };
}

/** Lets customers whose facts were just written enter and leave every group. */
export async function updateMembership(ctx: Context, brand: Pick<Brand, "timeZone">, customerIds: readonly number[]) {
  const { rows } = await sql<StoredRule>`select id, rule from segment
    where brand_id = ${ctx.brandId} and removed_at is null`.execute(ctx.db);
  const scope: Scope = (id) => sql`${id} = any(${customerIds as number[]}::bigint[])`;
  await moveMembers(ctx, rows, scope, { clock: ruleClock(ctx, brand), tell: true });
}

/** Judges everybody in scope by these rules, in one statement that writes only what differs. Hold the fold before. */
export async function moveMembers(
  ctx: Context,
  segments: readonly StoredRule[],
  scope: Scope,
  how: { clock: Clock; tell: boolean },
): Promise<void> {
  if (segments.length === 0) return;
  const tests = await Promise.all(segments.map((segment) => testOf(ctx, segment, how.clock)));
  const all = segments.map((segment) => segment.id);
  const { rows } = await sql<Move>`
    with judged as materialized (
      select c.id, array[${sql.join(tests)}]::bigint[] as segments
      from customer c left join customer_facts f on f.brand_id = c.brand_id and f.customer_id = c.id
      where c.brand_id = ${ctx.brandId} and ${scope(sql`c.id`)} and c.listed),
    present as materialized (select id, segment from judged, unnest(segments) as segment where segment is not null),
    gone as (
      delete from segment_member m
      where m.brand_id = ${ctx.brandId} and ${scope(sql`m.customer_id`)} and m.segment_id = any(${all}::bigint[])
        and not exists (select from present p where p.id = m.customer_id and p.segment = m.segment_id)
      returning m.segment_id, m.customer_id),
    come as (
      insert into segment_member (brand_id, segment_id, customer_id, since)
      select ${ctx.brandId}, segment, id, ${ctx.now} from present
      on conflict do nothing returning segment_id, customer_id)
    select segment_id as segment, customer_id as customer, true as entered from come
    union all select segment_id, customer_id, false from gone`.execute(ctx.db);
  for (const [segmentId, moves] of Map.groupBy(rows, (move) => move.segment)) {
    await recordMoves(ctx, segmentId, moves, how.tell);
  }
}

/** A stored rule that cannot be understood any more holds for nobody. */
async function testOf(ctx: Context, { id, rule }: StoredRule, clock: Clock): Promise<RawBuilder<unknown>> {
  const { condition } = await compileRule(ctx, rule, clock, true);
  return sql`case when ${condition} then ${id}::bigint end`;
}

async function recordMoves(ctx: Context, segmentId: number, moves: readonly Move[], tell: boolean): Promise<void> {
  const entered = moves.filter((move) => move.entered).map((move) => move.customer);
  const left = moves.filter((move) => !move.entered).map((move) => move.customer);
  await sql`update segment set members = members + ${entered.length - left.length}::int
    where brand_id = ${ctx.brandId} and id = ${segmentId}`.execute(ctx.db);
  for (let at = 0; tell && at < Math.max(entered.length, left.length); at += announcedAtOnce) {
    const slice = (ids: number[]) => ids.slice(at, at + announcedAtOnce);
    await announce(ctx, SegmentChanged, { segmentId, entered: slice(entered), left: slice(left) });
  }
}
