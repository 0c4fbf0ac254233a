import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { recordAudit } from "../../admin/index.ts";
import type { Category, categoryBody } from "../contract.ts";
import { slugOf } from "./articles/slug-of.ts";
import { renewRevision } from "./help-centre.ts";

type Body = z.infer<typeof categoryBody>;

/** The categories of the brand, in their order. */
export async function listCategories(ctx: Context): Promise<Category[]> {
  const { rows } = await sql<Category>`select c.id, c.slug, json_build_object('fa', c.name_fa, 'en', c.name_en) as name,
      json_build_object('fa', c.note_fa, 'en', c.note_en) as note,
      (select count(*)::int from article a where a.brand_id = c.brand_id and a.category_id = c.id and a.removed_at is null) as articles
    from help_category c where c.brand_id = ${ctx.brandId} and c.removed_at is null order by c.place, c.id`.execute(
    ctx.db,
  );
  return rows;
}

/** Adds a category behind the others. Gives its id. */
export async function addCategory(ctx: Context, { slug, name, note }: Body): Promise<number> {
  const own = await freeSlug(ctx, slug ?? slugOf(name.en || name.fa));
  const { rows } = await sql<{ id: number }>`
    insert into help_category (brand_id, slug, name_fa, name_en, note_fa, note_en, place)
    values (${ctx.brandId}, ${own}, ${name.fa}, ${name.en}, ${note.fa}, ${note.en},
      (select coalesce(max(place), 0) + 1 from help_category where brand_id = ${ctx.brandId})) returning id`.execute(
    ctx.db,
  );
  await renewRevision(ctx);
  return rows[0]!.id;
}

/** Changes a category; its address stays unless another is given. Refuses `not_found`, and `already_exists` for a taken address. */
export async function changeCategory(ctx: Context, id: number, { slug, name, note }: Body): Promise<void> {
  const done =
    await sql`update help_category set slug = coalesce(${slug ?? null}, slug), name_fa = ${name.fa}, name_en = ${name.en},
      note_fa = ${note.fa}, note_en = ${note.en}
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null`.execute(ctx.db);
  if (!done.numAffectedRows) throw new Refusal("not_found", "category");
  await renewRevision(ctx);
}

/** Takes a category away or brings it back. Its articles stay, and stand under no category meanwhile. Refuses `not_found`. */
export async function removeCategory(ctx: Context, id: number, back = false): Promise<void> {
  const done = await sql`update help_category set removed_at = ${back ? null : ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (!done.numAffectedRows) throw new Refusal("not_found", "category");
  await renewRevision(ctx);
  const action = back ? "help_category.restored" : "help_category.removed";
  await recordAudit(ctx, { action, subject: "help_category", subjectId: id });
}

/** Puts the categories into this order; those not named stand behind. */
export async function orderCategories(ctx: Context, ids: readonly number[]): Promise<void> {
  await sql`update help_category set place = coalesce(array_position(${ids as number[]}::bigint[], id), 1000000)
    where brand_id = ${ctx.brandId}`.execute(ctx.db);
  await renewRevision(ctx);
}

async function freeSlug(ctx: Context, wanted: string): Promise<string> {
  const { rows } = await sql<{ slug: string }>`select slug from help_category where brand_id = ${ctx.brandId}`.execute(
    ctx.db,
  );
  const taken = new Set(rows.map((row) => row.slug));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}
