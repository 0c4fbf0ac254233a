import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { searchForm } from "../../../../platform/text/index.ts";

const atMost = 50;

/** Remembers tags for completion while typing. */
export async function rememberTags(ctx: Context, tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return;
  await sql`insert into tag_word (brand_id, tag) select ${ctx.brandId}, tag from unnest(${[...new Set(tags)].sort()}::text[]) as tag
    on conflict do nothing`.execute(ctx.db);
}

/** Tags or cities in use whose words contain what was typed, in any spelling; at most 50, in Persian order. */
export async function wordsInUse(ctx: Context, of: "tag" | "city", typed = ""): Promise<string[]> {
  const all = of === "tag" ? await tags(ctx) : await cities(ctx);
  const wanted = searchForm(typed);
  return all.filter((word) => searchForm(word).includes(wanted)).slice(0, atMost);
}

async function tags(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`select tag as word from tag_word where brand_id = ${ctx.brandId}
    order by tag collate "fa-x-icu" limit 5000`.execute(ctx.db);
  return rows.map((row) => row.word);
}

/** From one city to the next by the index, so that it costs as many steps as there are cities. */
async function cities(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    with recursive found(word, step) as (
      (select city, 1 from customer where brand_id = ${ctx.brandId} and listed and city is not null order by city limit 1)
      union all
      select (select c.city from customer c where c.brand_id = ${ctx.brandId} and c.listed and c.city > found.word order by c.city limit 1),
        step + 1 from found where found.word is not null and step < 3000)
    select word from found where word is not null order by word collate "fa-x-icu"`.execute(ctx.db);
  return rows.map((row) => row.word);
}
