import { type RawBuilder, sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { EntityRow, entityBody } from "../../contract.ts";
import { renewKnowledge } from "../settings.ts";

type Body = z.infer<typeof entityBody>;

/** Kinds of answers of the brand's own, by name, each with the flows that read with it. */
export async function listEntities(ctx: Context): Promise<EntityRow[]> {
  const { rows } = await sql<EntityRow>`select e.id, e.name, e.choices, array(${flowsWith(ctx, sql`e.name`)}) as flows
    from bot_entity e where e.brand_id = ${ctx.brandId} order by e.name`.execute(ctx.db);
  return rows;
}

/** SQL: names of flows whose draft or live version has a question of a kind. */
const flowsWith = (ctx: Context, name: RawBuilder<unknown>) => sql`
  select f.name from bot_flow f
  left join bot_flow_version v on v.brand_id = f.brand_id and v.flow_id = f.id and v.version = f.published_version
  where f.brand_id = ${ctx.brandId} and f.removed_at is null and jsonb_path_exists(
    jsonb_build_array(f.draft, v.flow), '$[*].nodes[*].entity ? (@ == $kind)', jsonb_build_object('kind', 'choice:' || ${name}))
  order by f.name`;

/** A flow knows a kind by its name: as long as one reads with it, that name stays. Refuses `kind_in_use` and `not_found`. */
async function refuseInUse(ctx: Context, id: number, leaves: (name: string) => boolean): Promise<void> {
  const { rows } = await sql<{ name: string; used: boolean }>`
    select e.name, exists (${flowsWith(ctx, sql`e.name`)}) as used
    from bot_entity e where e.brand_id = ${ctx.brandId} and e.id = ${id} for update`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "entity");
  if (rows[0].used && leaves(rows[0].name)) throw new Refusal("kind_in_use", "name");
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

/** Changes a kind; refuses `not_found`, `already_exists`, and another name while a flow reads with it (`kind_in_use`). */
export async function changeEntity(ctx: Context, id: number, { name, choices }: Body): Promise<void> {
  await refuseInUse(ctx, id, (known) => known !== name);
  const { rows } =
    await sql`select from bot_entity where brand_id = ${ctx.brandId} and name = ${name} and id <> ${id}`.execute(
      ctx.db,
    );
  if (rows.length > 0) throw new Refusal("already_exists", "name");
  await sql`update bot_entity set name = ${name}, choices = ${JSON.stringify(choices)}::jsonb
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await renewKnowledge(ctx);
}

/** Takes a kind away. Refuses `not_found`, and `kind_in_use` while a flow reads with it. */
export async function removeEntity(ctx: Context, id: number): Promise<void> {
  await refuseInUse(ctx, id, () => true);
  await sql`delete from bot_entity where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await renewKnowledge(ctx);
}
