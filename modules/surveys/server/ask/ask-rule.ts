import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { normalise } from "../../../../platform/identifiers/index.ts";
import { listMembers, recordAudit } from "../../../admin/index.ts";
import { customerOfIdentity, type IdentityType, identityByValue } from "../../../customers/index.ts";
import { type AskRule, askRule } from "../../contract/asking.ts";

/** How often anybody may be asked, and who never is; the house's rule where the brand made none. */
export async function askRuleOf(ctx: Context): Promise<AskRule> {
  const { rows } = await sql<{ settings: unknown }>`select settings from survey_setting
    where brand_id = ${ctx.brandId}`.execute(ctx.db);
  return askRule.parse(rows[0]?.settings ?? {});
}

/** Sets the whole rule; invitations that are already on their way stay. */
export async function changeAskRule(ctx: Context, rule: AskRule): Promise<void> {
  await sql`insert into survey_setting (brand_id, settings) values (${ctx.brandId}, ${JSON.stringify(rule)}::jsonb)
    on conflict (brand_id) do update set settings = excluded.settings`.execute(ctx.db);
  await recordAudit(ctx, {
    action: "surveys.ask_rule_changed",
    subject: "survey_setting",
    detail: { days: rule.days },
  });
}

/** Customers whom nobody asks: colleagues, and the addresses that are there for trying things out. */
export async function neverAsked(ctx: Context, rule: AskRule): Promise<{ staff: number[]; seeds: number[] }> {
  const emails = rule.leave_out_staff ? (await listMembers(ctx)).map(({ email }) => email) : [];
  return { staff: await customersAt(ctx, emails), seeds: await customersAt(ctx, rule.seeds) };
}

async function customersAt(ctx: Context, addresses: readonly string[]): Promise<number[]> {
  const found = new Set<number>();
  for (const address of addresses) {
    const type: IdentityType = address.includes("@") ? "email" : "phone";
    const read = normalise(type, address);
    const identity = "problem" in read ? null : await identityByValue(ctx, type, read.value);
    const customer = identity && (await customerOfIdentity(ctx, identity.id));
    if (customer) found.add(customer);
  }
  return [...found];
}
