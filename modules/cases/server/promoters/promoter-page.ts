import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { Brand } from "../../../admin/index.ts";
import type { Language } from "../../contract.ts";
import type { Promoter } from "../public/pages.ts";
import { readCaseSettings } from "../settings/case-settings.ts";

type Row = {
  code: string;
  testimonial: string;
  named: string;
  testimonial_at: Date | null;
  case_study_at: Date | null;
  referral_at: Date | null;
};

/** What the page of somebody happy shows; null where there is none any more. That it was opened is noted. */
export async function promoterView(
  ctx: Context,
  id: number,
  { publicUrl, brand, language }: { publicUrl: string; brand: Brand; language: Language },
): Promise<Promoter | null> {
  const { rows } = await sql<Row>`update promoter_ask set opened_at = coalesce(opened_at, ${ctx.now})
    where brand_id = ${ctx.brandId} and id = ${id}
    returning code, testimonial, named, testimonial_at, case_study_at, referral_at`.execute(ctx.db);
  const row = rows[0];
  if (!row) return null;
  const { promoter } = await readCaseSettings(ctx);
  return {
    offers: promoter.offers,
    reward: promoter.reward[language] || promoter.reward.fa || promoter.reward.en,
    reviewLink: promoter.review_link,
    testimonial: row.testimonial,
    named: row.named,
    testimonialAt: row.testimonial_at,
    caseStudyAt: row.case_study_at,
    code: row.referral_at ? row.code : null,
    link: referralLink(publicUrl, brand.slug, row.code),
  };
}

/** Where friends of a customer come in. */
export function referralLink(publicUrl: string, slug: string, code: string): string {
  return `${publicUrl}/r/${slug}/${code}`;
}

/**
 * What somebody happy does on their page. Words are published by nobody whom they did not allow it. Gives where to go: an address, or what was
 * done; null where there is no such page.
 */
export async function doPromoterDeed(ctx: Context, id: number, form: URLSearchParams): Promise<string | null> {
  const { promoter } = await readCaseSettings(ctx);
  const deed = form.get("do") ?? "";
  const text = (name: string, most: number) => (form.get(name) ?? "").trim().slice(0, most);
  const set = (sets: ReturnType<typeof sql>) =>
    sql`update promoter_ask set ${sets} where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  const { rows } =
    await sql`select from promoter_ask where brand_id = ${ctx.brandId} and id = ${id} for update`.execute(ctx.db);
  if (rows.length === 0) return null;
  if (deed === "testimonial") {
    const words = text("testimonial", 2000);
    const allowed = form.get("publish") === "on" && words !== "" ? ctx.now : null;
    // Other words than those that were published are not published.
    await set(sql`published_at = case when testimonial = ${words} and ${allowed}::timestamptz is not null then published_at end,
      testimonial = ${words}, named = ${text("named", 120)}, testimonial_at = ${allowed}`);
    return "sent";
  }
  if (deed === "withdraw") {
    await set(sql`testimonial = '', named = '', testimonial_at = null, published_at = null, published_by = null`);
    return "withdrawn";
  }
  if (deed === "case_study") await set(sql`case_study_at = coalesce(case_study_at, ${ctx.now})`);
  if (deed === "referral") await set(sql`referral_at = coalesce(referral_at, ${ctx.now})`);
  if (deed === "review" && promoter.review_link) {
    await set(sql`review_at = coalesce(review_at, ${ctx.now})`);
    return promoter.review_link;
  }
  return "kept";
}
