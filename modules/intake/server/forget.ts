import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { mentionPattern, type PersonTexts } from "./mention-pattern.ts";

/**
 * Empties every quarantined and raw body that mentions an erased person. That something came, when and from where, stays. A raw batch
 * that mentions them goes whole: the others in it were taken in long ago, or wait in the quarantine by themselves.
 */
export async function forgetMentions(ctx: Context, person: PersonTexts): Promise<void> {
  // An order's number may be the same as a customer's: whose line still waits must not lose it for that.
  const exact = mentionPattern(person, false);
  const wide = mentionPattern(person, true);
  if (wide === null) return;
  // Bytes as ASCII, whatever encoding they are in: nothing that arrived can make this fail.
  await sql`
    update quarantine set body = null, dismissed_at = coalesce(dismissed_at, ${ctx.now}), dismissed_by = coalesce(dismissed_by, 'erasure')
    where brand_id = ${ctx.brandId} and body is not null and encode(convert_to(body, 'UTF8'), 'escape')
      ~* case when reader = 'customer' then ${wide} else ${exact} end`.execute(ctx.db);
  await sql`
    update raw_input set body = null, sha256 = null, erased_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and body is not null and encode(body, 'escape') ~* ${wide}`.execute(ctx.db);
}
