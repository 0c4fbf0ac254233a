import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { listMembers } from "../../../admin/index.ts";
import { listTeams } from "../../../inbox/index.ts";

/**
 * Whose a case becomes: of the named owners who still work here in turn, else whoever of the team has fewest open cases; null where there is
 * nobody. Two that choose at once wait for one another.
 */
export async function chooseOwner(
  ctx: Context,
  { owners, team }: { owners: readonly string[]; team: number | null },
): Promise<string | null> {
  const able = (await listMembers(ctx)).filter(({ role }) => role !== "viewer" && role !== "analyst");
  const here = new Set(able.map(({ userId }) => userId));
  const named = owners.filter((one) => here.has(one));
  const ofTeam = team === null ? [] : ((await listTeams(ctx)).find(({ id }) => id === team)?.members ?? []);
  const candidates = named.length > 0 ? named : ofTeam.filter((one) => here.has(one));
  if (candidates.length === 0) return null;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`case owner ${ctx.brandId}`}, 0))`.execute(ctx.db);
  const { rows } = await sql<{ user_id: string }>`
    select w.user_id from unnest(${candidates}::text[]) with ordinality as w (user_id, place)
    left join lateral (select count(*) filter (where c.closed_at is null) as open, max(c.id) as last from customer_case c
      where c.brand_id = ${ctx.brandId} and c.assignee_id = w.user_id) has on true
    order by ${named.length > 0 ? sql`has.last nulls first, w.place` : sql`has.open, has.last nulls first, w.place`} limit 1`.execute(
    ctx.db,
  );
  return rows[0]?.user_id ?? null;
}
