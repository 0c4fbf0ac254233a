import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { brandSettings, recordAudit } from "../../../admin/index.ts";
import { customerNames } from "../../../customers/index.ts";
import { authorOf } from "../../../inbox/index.ts";
import type { PromoterRow } from "../../contract.ts";
import { referralLink } from "./promoter-page.ts";

type Row = Omit<PromoterRow, "customer" | "sent" | "link" | "made_at"> & {
  customer_id: number;
  made_at: Date;
  message_id: number | null;
};

/** Who was thanked and what they did with it, the newest first; at most 300. */
export async function listPromoters(ctx: Context, publicUrl: string): Promise<PromoterRow[]> {
  const { rows } = await sql<Row & Record<string, Date | null>>`
    select p.id, m.customer_id, p.made_at, p.message_id, p.refused, p.opened_at, p.testimonial, p.testimonial_at, p.named, p.published_at,
      p.review_at, p.case_study_at, p.referral_at, p.code, p.visits,
      (select count(*)::int from referral r where r.brand_id = p.brand_id and r.ask_id = p.id) as referred
    from promoter_ask p join identity_map m on m.brand_id = p.brand_id and m.identity_id = p.identity_id
    where p.brand_id = ${ctx.brandId} order by p.made_at desc, p.id desc limit 300`.execute(ctx.db);
  const names = await customerNames(ctx, [...new Set(rows.map((row) => row.customer_id))]);
  const { slug } = await brandSettings(ctx);
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return rows.map(({ customer_id, message_id, made_at, ...row }) => ({
    ...row,
    customer: { id: customer_id, name: names.get(customer_id) ?? null },
    made_at: made_at.toISOString(),
    sent: message_id !== null,
    opened_at: iso(row["opened_at"] as Date | null),
    testimonial_at: iso(row["testimonial_at"] as Date | null),
    published_at: iso(row["published_at"] as Date | null),
    review_at: iso(row["review_at"] as Date | null),
    case_study_at: iso(row["case_study_at"] as Date | null),
    referral_at: iso(row["referral_at"] as Date | null),
    link: referralLink(publicUrl, slug, row.code),
  }));
}

/** Marks a testimonial as published, or takes that back. Refuses `testimonial_not_allowed` without its writer's word, and `not_found`. */
export async function publishTestimonial(ctx: Context, id: number, published: boolean): Promise<void> {
  const { rows } = await sql<{ testimonial_at: Date | null }>`select testimonial_at from promoter_ask
    where brand_id = ${ctx.brandId} and id = ${id} for update`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "promoter");
  if (published && rows[0].testimonial_at === null) throw new Refusal("testimonial_not_allowed");
  await sql`update promoter_ask set published_at = ${published ? ctx.now : null}, published_by = ${published ? authorOf(ctx) : null}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await recordAudit(ctx, {
    action: published ? "testimonial.published" : "testimonial.withdrawn",
    subject: "promoter",
    subjectId: id,
  });
}
