import { sql } from "kysely";
import { registerFootLink } from "../../../knowledge/index.ts";
import { en } from "./words.en.ts";
import { fa } from "./words.fa.ts";

/** Puts the page of branches at the foot of help centres of brands that show any. */
export function linkFromHelp(): void {
  registerFootLink(async (ctx, { slug, language }) => {
    const { rows } =
      await sql`select from branch where brand_id = ${ctx.brandId} and removed_at is null and off_at is null
      limit 1`.execute(ctx.db);
    if (rows.length === 0) return null;
    return { path: `/branches/${slug}?lang=${language}`, words: (language === "fa" ? fa : en).title };
  });
}
