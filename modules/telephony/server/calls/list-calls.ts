import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { CallQuery, PhoneCall, RingingCall } from "../../contract/calls.ts";
import { extensionsOf } from "../exchanges/extensions.ts";
import { type FoundCall, showCalls, shownColumns, shownFrom } from "./show-calls.ts";

/** One page of calls, newest first: all, those that are to be called back, or one's own. */
export async function listCalls(
  ctx: Context,
  { view, customer, after, limit }: CallQuery,
): Promise<{ rows: PhoneCall[]; next: string | null }> {
  const me = ctx.actor.kind === "user" ? ctx.actor.id : "";
  const shown = {
    all: sql`true`,
    missed: sql`c.direction = 'in' and c.outcome is not null and c.outcome <> 'answered'`,
    mine: sql`c.user_id = ${me}`,
  }[view];
  const place = after?.split("-").map(Number);
  const from = place ? sql`(c.began_at, c.id) < (${new Date(place[0]!)}::timestamptz, ${place[1]})` : sql`true`;
  const { rows } = await sql<FoundCall>`select ${shownColumns} from ${shownFrom}
    where c.brand_id = ${ctx.brandId} and ${shown} and ${from}
      and (${customer ?? null}::bigint is null or m.customer_id = ${customer ?? null})
    order by c.began_at desc, c.id desc limit ${limit + 1}`.execute(ctx.db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? `${last.began_at.getTime()}-${last.id}` : null;
  return { rows: await showCalls(ctx, page), next };
}

/** A call stays in sight so long after its end. */
const after = "90 seconds";

/** What rings or is spoken at one's own telephones just now, and what was until a moment ago; the newest first. */
export async function callsAtMine(
  ctx: Context,
): Promise<{ extensions: { id: number; number: string }[]; rows: RingingCall[] }> {
  const own = ctx.actor.kind === "user" ? await extensionsOf(ctx, ctx.actor.id) : [];
  const extensions = own.map(({ id, number }) => ({ id, number }));
  if (own.length === 0) return { extensions, rows: [] };
  const { rows } = await sql<FoundCall & { at_mine: RingingCall["at_mine"] }>`
    select ${shownColumns}, l.state as at_mine from phone_call_leg l
    join phone_extension e on e.brand_id = l.brand_id and e.number = l.extension and e.id = any(${own.map(({ id }) => id)}::bigint[])
    join (${shownFrom}) on c.brand_id = l.brand_id and c.id = l.call_id and c.exchange_id = e.exchange_id
    where l.brand_id = ${ctx.brandId} and l.at > ${ctx.now}::timestamptz - interval '6 hours'
      and (l.state <> 'over' or l.at > ${ctx.now}::timestamptz - ${after}::interval)
    order by c.began_at desc, c.id desc limit 4`.execute(ctx.db);
  const shown = await showCalls(ctx, rows);
  return { extensions, rows: shown.map((call, at) => ({ ...call, at_mine: rows[at]!.at_mine })) };
}
