import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import type { releaseRow } from "../../contract.ts";
import { renewKnowledge } from "../settings.ts";

/** What was live, the newest first. */
export async function listReleases(ctx: Context): Promise<z.infer<typeof releaseRow>[]> {
  const { rows } = await sql<{ version: number; published_at: Date; published_by: string | null; intents: number }>`
    select version, published_at,
      (select name from "user" u where u.id = published_by) as published_by, jsonb_array_length(intents) as intents from bot_release
    where brand_id = ${ctx.brandId} order by version desc limit 100`.execute(ctx.db);
  return rows.map((row) => ({ ...row, published_at: row.published_at.toISOString() }));
}

/** Makes intents live as they are edited now. Refuses `bot_in_training` until the newest examples were learnt. Gives the version. */
export async function publishIntents(ctx: Context): Promise<number> {
  await holdReleases(ctx);
  const { rows } = await sql<{
    training: boolean;
  }>`select wanted > trained as training from bot_draft_model where brand_id = ${ctx.brandId}`.execute(ctx.db);
  if (rows[0]?.training) throw new Refusal("bot_in_training");
  const made = await sql<{
    version: number;
  }>`insert into bot_release (brand_id, version, intents, bytes, published_at, published_by)
    select ${ctx.brandId}, coalesce((select max(version) from bot_release where brand_id = ${ctx.brandId}), 0) + 1,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'title', title, 'does', does) order by id), '[]') from bot_intent
        where brand_id = ${ctx.brandId} and removed_at is null),
      (select bytes from bot_draft_model where brand_id = ${ctx.brandId}), ${ctx.now}, ${whoOf(ctx)} returning version`.execute(
    ctx.db,
  );
  return live(ctx, made.rows[0]!.version);
}

/** Makes an earlier release live again, as a new one; what is edited stays. Refuses `not_found`. */
export async function restoreRelease(ctx: Context, version: number): Promise<number> {
  await holdReleases(ctx);
  const made = await sql<{
    version: number;
  }>`insert into bot_release (brand_id, version, intents, bytes, published_at, published_by)
    select brand_id, (select max(version) from bot_release where brand_id = ${ctx.brandId}) + 1, intents, bytes, ${ctx.now}, ${whoOf(ctx)}
    from bot_release where brand_id = ${ctx.brandId} and version = ${version} returning version`.execute(ctx.db);
  if (!made.rows[0]) throw new Refusal("not_found", "release");
  return live(ctx, made.rows[0].version);
}

async function live(ctx: Context, version: number): Promise<number> {
  await renewKnowledge(ctx);
  await recordAudit(ctx, { action: "bot.published", subject: "bot", detail: { version } });
  return version;
}

async function holdReleases(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`bot releases ${ctx.brandId}`}, 0))`.execute(ctx.db);
}

export function whoOf({ actor }: Context): string | null {
  return actor.kind === "user" ? actor.id : null;
}
