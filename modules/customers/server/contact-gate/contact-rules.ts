import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import { type ContactRules, usualContactRules } from "../../contract.ts";
import { actorId } from "../profile/standing-customer.ts";

/** The brand's quiet hours, caps and default for surveys; the usual ones where it chose none. */
export async function contactRulesOf(ctx: Context): Promise<ContactRules> {
  const { rows } = await sql<{ rules: Partial<ContactRules> }>`select rules from contact_rules
    where brand_id = ${ctx.brandId}`.execute(ctx.db);
  return { ...usualContactRules, ...rows[0]?.rules };
}

/** Sets all rules at once and gives them; the audit log keeps the names of those that differ. */
export async function changeContactRules(ctx: Context, rules: ContactRules): Promise<ContactRules> {
  const before = await contactRulesOf(ctx);
  const changed = (Object.keys(rules) as (keyof ContactRules)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(rules[name]),
  );
  if (changed.length === 0) return before;
  await sql`insert into contact_rules (brand_id, rules, changed_at, changed_by)
    values (${ctx.brandId}, ${JSON.stringify(rules)}::jsonb, ${ctx.now}, ${actorId(ctx)})
    on conflict (brand_id) do update set rules = excluded.rules, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by`.execute(ctx.db);
  await recordAudit(ctx, { action: "contact.rules_changed", subject: "contact_rules", detail: { changed } });
  return contactRulesOf(ctx);
}
