import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { type ErasedPerson, type PersonIds, registerErasure, registerPersonalExport } from "../../customers/index.ts";
import { type Json, registerSubjectReader } from "../../timeline/index.ts";
import { wordless } from "./mentions/forget-words.ts";

/** What a person said in public, and what others said that names them, goes; that something was said, and how it sounded, stays. */
async function forgetMentions(ctx: Context, { identityIds, mentions }: ErasedPerson): Promise<void> {
  const { rows } = await sql<{ id: number }>`update public_mention m set ${wordless}, words_forgotten_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and words_forgotten_at is null and (identity_id = any(${identityIds as number[]}::bigint[])
      or exists (select from unnest(${mentions as string[]}::text[]) said where said <> ''
        and strpos(lower(concat_ws(' ', m.title, m.body, m.author, m.link, m.search)), lower(said)) > 0)) returning id`.execute(
    ctx.db,
  );
  await sql`update mention_answer set body = null where brand_id = ${ctx.brandId}
    and mention_id = any(${rows.map(({ id }) => id)}::bigint[])`.execute(ctx.db);
}

async function mentionsOfPerson(ctx: Context, { identityIds }: PersonIds): Promise<unknown> {
  const { rows } =
    await sql`select m.said_at, s.name as heard_at, m.place, m.title, m.body as text, m.link, m.sentiment from public_mention m
    join mention_source s on s.brand_id = m.brand_id and s.id = m.source_id
    where m.brand_id = ${ctx.brandId} and m.identity_id = any(${identityIds as number[]}::bigint[]) order by m.id`.execute(
      ctx.db,
    );
  return rows;
}

type Shown = {
  id: number;
  title: string | null;
  text: string | null;
  link: string | null;
  place: string | null;
  sentiment: string;
};

async function mentionsInTimeline(ctx: Context, ids: readonly number[]): Promise<Map<number, Json>> {
  const { rows } =
    await sql<Shown>`select id, title, left(body, 500) as text, link, place, sentiment from public_mention
    where brand_id = ${ctx.brandId} and id = any(${ids as number[]}::bigint[])`.execute(ctx.db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Tells `customers` and `timeline` what was said in public by people. */
export function registerWithOthers(): void {
  registerErasure("mentions", forgetMentions);
  registerPersonalExport("mentions", mentionsOfPerson);
  registerSubjectReader(["mention"], mentionsInTimeline);
}
