import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";

/**
 * Empties every quarantined and raw body that mentions one of these identifiers, as when a person is erased. That something came, when
 * and from where, stays. Texts shorter than five characters are left out: they would match anybody.
 */
export async function forgetMentions(ctx: Context, mentions: readonly string[]): Promise<void> {
  const texts = [...new Set(mentions)].filter((text) => text.length >= 5);
  if (texts.length === 0) return;
  await sql`
    update quarantine set body = null, dismissed_at = coalesce(dismissed_at, ${ctx.now}), dismissed_by = coalesce(dismissed_by, 'erasure')
    where brand_id = ${ctx.brandId} and body is not null
      and exists (select from unnest(${texts}::text[]) as mention where position(mention in body) > 0)`.execute(ctx.db);
  await sql`
    update raw_input set body = null, sha256 = null, erased_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and body is not null
      and exists (select from unnest(${texts}::text[]) as mention where position(convert_to(mention, 'UTF8') in body) > 0)
  `.execute(ctx.db);
}
