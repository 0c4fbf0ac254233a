import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import { customerNames, identityOfCustomer } from "../../../customers/index.ts";
import { authorOf } from "../../../inbox/index.ts";
import type { BothWords } from "../../contract.ts";
import { readCaseSettings } from "../settings/case-settings.ts";

/** Somebody opened a friend's link: counted, and led on. Null where there is no such code. */
export async function visitReferral(
  ctx: Context,
  code: string,
): Promise<{ code: string; shop: string; reward: BothWords } | null> {
  const { rows } = await sql<{ code: string }>`update promoter_ask set visits = visits + 1
    where brand_id = ${ctx.brandId} and code = ${code.toLowerCase()} and referral_at is not null returning code`.execute(
    ctx.db,
  );
  if (!rows[0]) return null;
  const { promoter } = await readCaseSettings(ctx);
  const shop = promoter.shop_link === "" ? "" : withCode(promoter.shop_link, rows[0].code);
  return { code: rows[0].code, shop, reward: promoter.reward };
}

function withCode(link: string, code: string): string {
  const url = new URL(link);
  url.searchParams.set("ref", code);
  return url.toString();
}

/**
 * Records by whose code a new customer came; the same again changes nothing. Refuses `referral_unknown` for a code that is none,
 * `referral_own` for one's own, `referral_known` where the customer was there before the code, or came by another's, and `not_found`.
 */
export async function recordReferral(
  ctx: Context,
  { code, customer }: { code: string; customer: number },
): Promise<void> {
  const { rows } = await sql<{ id: number; customer_id: number; referral_at: Date }>`
    select p.id, m.customer_id, p.referral_at from promoter_ask p
    join identity_map m on m.brand_id = p.brand_id and m.identity_id = p.identity_id
    where p.brand_id = ${ctx.brandId} and p.code = ${code.trim().toLowerCase()} and p.referral_at is not null`.execute(
    ctx.db,
  );
  const ask = rows[0];
  if (!(await customerNames(ctx, [customer])).has(customer)) throw new Refusal("not_found", "customer");
  if (!ask) throw new Refusal("referral_unknown", "code");
  if (ask.customer_id === customer) throw new Refusal("referral_own", "code");
  const { rows: earlier } = await sql<{ ask_id: number | null; bought: boolean }>`
    select (select r.ask_id from referral r join identity_map m on m.brand_id = r.brand_id and m.identity_id = r.identity_id
        where r.brand_id = ${ctx.brandId} and m.customer_id = ${customer} limit 1) as ask_id,
      exists (select from order_view o join identity_map m on m.brand_id = o.brand_id and m.identity_id = o.identity_id
        where o.brand_id = ${ctx.brandId} and m.customer_id = ${customer} and o.ordered_at < ${ask.referral_at}) as bought`.execute(
    ctx.db,
  );
  const { ask_id: before, bought } = earlier[0]!;
  if (before === ask.id) return;
  if (before !== null || bought) throw new Refusal("referral_known", "customer");
  await sql`insert into referral (brand_id, identity_id, ask_id, at, by)
    values (${ctx.brandId}, ${await identityOfCustomer(ctx, customer)}, ${ask.id}, ${ctx.now}, ${authorOf(ctx)})
    on conflict do nothing`.execute(ctx.db);
  await recordAudit(ctx, { action: "referral.recorded", subject: "customer", subjectId: customer });
  await recordChanges(ctx, "promoter", [ask.id]);
}
