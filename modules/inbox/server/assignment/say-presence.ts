import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { OwnState } from "../../contract.ts";
import { userOf } from "../people/user-of.ts";
import { tellAgents } from "./tell-agents.ts";
import { tendSoon } from "./tend-soon.ts";
import { brandWayOf } from "./ways.ts";

type Before = { seen_at: Date | null; absent_since: Date | null; absent_why: string | null };

/**
 * A sign of life of the actor. Who was idle is there again; who said to be away stays away until saying otherwise. When somebody comes or
 * goes, the queue and their waiting conversations are looked at.
 */
export async function sayPresence(ctx: Context, away: boolean | undefined): Promise<OwnState> {
  const me = userOf(ctx);
  await sql`insert into agent_state (brand_id, user_id) values (${ctx.brandId}, ${me}) on conflict do nothing`.execute(
    ctx.db,
  );
  const { rows } = await sql<Before>`select seen_at, absent_since, absent_why from agent_state
    where brand_id = ${ctx.brandId} and user_id = ${me} for no key update`.execute(ctx.db);
  const before = rows[0]!;
  const wasAway = before.absent_why === "by_hand";
  const isAway = away ?? wasAway;
  await sql`update agent_state set seen_at = ${ctx.now},
      absent_since = ${isAway ? (wasAway ? before.absent_since : ctx.now) : null}, absent_why = ${isAway ? "by_hand" : null}
    where brand_id = ${ctx.brandId} and user_id = ${me}`.execute(ctx.db);
  if (isAway !== !(await wasThere(ctx, before))) {
    await tellAgents(ctx);
    await tendSoon(ctx);
  }
  return { online: !isAway, away_by_hand: isAway };
}

async function wasThere(ctx: Context, { seen_at, absent_since }: Before): Promise<boolean> {
  if (!seen_at || absent_since) return false;
  return ctx.now.getTime() - seen_at.getTime() < (await brandWayOf(ctx)).idle_minutes * 60_000;
}
