import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { EntityRow, entityBody } from "../../contract.ts";
import { renewKnowledge } from "../settings.ts";

type Body = z.infer<typeof entityBody>;

/** The brand's own kinds of answers. */
export async function listEntities(ctx: Context): Promise<EntityRow[]> {
  const { rows } =
    await sql<EntityRow>`select id, name, choices from bot_entity where brand_id = ${ctx.brandId} order by name`.execute(
      ctx.db,
    );
  return rows;
}

/** Makes a kind; refuses `already_exists`. Gives its id. */
export async function makeEntity(ctx: Context, { name, choices }: Body): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into bot_entity (brand_id, name, choices)
    values (${ctx.brandId}, ${name}, ${JSON.stringify(choices)}::jsonb) on conflict do nothing returning id`.execute(
    ctx.db,
  );
  if (!rows[0]) throw new Refusal("already_exists", "name");
  await renewKnowledge(ctx);
  return rows[0].id;
}

/** Changes a kind; refuses `not_found` and `already_exists`. */
export async function changeEntity(ctx: Context, id: number, { name, choices }: Body): Promise<void> {
  const { rows } =
    await sql`select from bot_entity where brand_id = ${ctx.brandId} and name = ${name} and id <> ${id}`.execute(
      ctx.db,
    );
  if (rows.length > 0) throw new Refusal("already_exists", "name");
  const done = await sql`update bot_entity set name = ${name}, choices = ${JSON.stringify(choices)}::jsonb
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (Number(done.numAffectedRows) === 0) throw new Refusal("not_found", "entity");
  await renewKnowledge(ctx);
}

/** Takes a kind away; questions that read it take any words as unreadable from then on. Refuses `not_found`. */
export async function removeEntity(ctx: Context, id: number): Promise<void> {
  const done = await sql`delete from bot_entity where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (Number(done.numAffectedRows) === 0) throw new Refusal("not_found", "entity");
  await renewKnowledge(ctx);
}
