import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { refuseLastOwner, refuseUnlessOwner, roleOf } from "./members.ts";

/** Takes a member out of the brand; their account and their other brands stay. Refuses `not_found`, `owners_only`, `last_owner`. */
export async function removeMember(ctx: Context, userId: string): Promise<void> {
  const role = await roleOf(ctx, userId);
  refuseUnlessOwner(ctx, role);
  if (role === "owner") await refuseLastOwner(ctx, userId);
  await sql`delete from member where brand_id = ${ctx.brandId} and user_id = ${userId}`.execute(ctx.db);
  await recordAudit(ctx, { action: "member.removed", subject: "member", subjectId: userId, detail: { role } });
}
