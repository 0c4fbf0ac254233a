import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { Role } from "../../../../platform/house/module.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { refuseLastOwner, refuseUnlessOwner, roleOf } from "./members.ts";

/** Gives a member another role. Refuses `not_found`, `owners_only`, `last_owner`. */
export async function changeRole(ctx: Context, userId: string, role: Role): Promise<void> {
  const before = await roleOf(ctx, userId);
  if (before === role) return;
  refuseUnlessOwner(ctx, before, role);
  if (before === "owner") await refuseLastOwner(ctx, userId);
  await sql`update member set role = ${role} where brand_id = ${ctx.brandId} and user_id = ${userId}`.execute(ctx.db);
  await recordAudit(ctx, {
    action: "member.role_changed",
    subject: "member",
    subjectId: userId,
    detail: { from: before, to: role },
  });
}
