import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { RoundRow } from "./rounds-of.ts";

const instants = ["started_at", "met_at", "warn_at", "due_at", "breached_at"] as const;
/** A row as JSON gives it. */
export type Kept = Omit<RoundRow, (typeof instants)[number]> & Record<(typeof instants)[number], string | null>;

/** Writes the rounds that are new or changed, and drops those that are no more: a reply was withdrawn, a conversation is spam. */
export async function saveRounds(
  ctx: Context,
  conversationId: number,
  rounds: readonly RoundRow[],
  kept: readonly Kept[],
): Promise<void> {
  const before = new Map(kept.map((row) => [keyOf(row), row]));
  const changed = rounds.filter((row) => !stands(row, before.get(keyOf(row))));
  const wanted = new Set(rounds.map(keyOf));
  const gone = kept.filter((row) => !wanted.has(keyOf(row)));
  if (gone.length > 0) {
    await sql`delete from reply_round where brand_id = ${ctx.brandId} and conversation_id = ${conversationId}
      and (target, place) in (select * from unnest(${gone.map((row) => row.target)}::text[], ${gone.map((row) => row.place)}::int[]))`.execute(
      ctx.db,
    );
  }
  if (changed.length === 0) return;
  await sql`insert into reply_round as r (brand_id, conversation_id, target, place, started_at, state, met_at, user_id, channel, team_id,
      calendar_ms, working_ms, level_id, warn_at, due_at, breached_at)
    select ${ctx.brandId}, ${conversationId}, target, place, started_at, state, met_at, user_id, channel, team_id,
      calendar_ms, working_ms, level_id, warn_at, due_at, breached_at
    from json_populate_recordset(null::reply_round, ${JSON.stringify(changed)}::json)
    on conflict (brand_id, conversation_id, target, place) do update set started_at = excluded.started_at, state = excluded.state,
      met_at = excluded.met_at, user_id = excluded.user_id, channel = excluded.channel, team_id = excluded.team_id,
      calendar_ms = excluded.calendar_ms, working_ms = excluded.working_ms, level_id = excluded.level_id, warn_at = excluded.warn_at,
      due_at = excluded.due_at, breached_at = excluded.breached_at`.execute(ctx.db);
}

const keyOf = ({ target, place }: { target: string; place: number }) => `${target} ${place}`;
const time = (at: Date | string | null) => (at === null ? null : new Date(at).getTime());

/** Whether a row may stay as it is kept: nothing of it changed, or it is over and was so before, with the promise and team of then. */
function stands(row: RoundRow, kept: Kept | undefined): boolean {
  if (!kept || row.state !== kept.state) return false;
  const over = row.state === "met" || row.state === "settled";
  if (over) return time(row.started_at) === time(kept.started_at) && time(row.met_at) === time(kept.met_at);
  const names = ["user_id", "channel", "team_id", "level_id"] as const;
  return (
    instants.every((name) => time(row[name]) === time(kept[name])) && names.every((name) => row[name] === kept[name])
  );
}
