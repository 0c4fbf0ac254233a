import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";

const seesAll = ["owner", "manager"];

/** SQL: whether the actor may see conversation `c`. What belongs to a restricted team is for its members, managers and machines. */
export function visibleTo({ brandId, actor }: Pick<Context, "brandId" | "actor">): RawBuilder<boolean> {
  if (actor.kind !== "user" || seesAll.includes(actor.role)) return sql`true`;
  return sql`(c.team_id is null or c.assignee_id = ${actor.id} or not exists (
    select from team t where t.brand_id = ${brandId} and t.id = c.team_id and t.restricted
      and not exists (select from team_member tm where tm.brand_id = ${brandId} and tm.team_id = t.id and tm.user_id = ${actor.id})))`;
}
