import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { type MacroBody, type MacroRow, macroDeeds } from "../../contract.ts";
import { userOf } from "../people/user-of.ts";

const personOf = ({ actor }: Context) => (actor.kind === "user" ? actor.id : "");
const own = (ctx: Context) => sql`(user_id is null or user_id = ${personOf(ctx)})`;

/** Everybody's macros and the actor's own, by name. */
export async function listMacros(ctx: Context): Promise<MacroRow[]> {
  const { rows } = await sql<MacroRow>`select id, name, deeds, user_id is not null as mine from macro
    where brand_id = ${ctx.brandId} and removed_at is null and ${own(ctx)}
    order by name collate "fa-x-icu", id`.execute(ctx.db);
  return rows.map((row) => ({ ...row, deeds: macroDeeds.parse(row.deeds) }));
}

/** One that is everybody's or the actor's own. Refuses `not_found`. */
export async function macroById(ctx: Context, id: number): Promise<MacroRow> {
  const found = (await listMacros(ctx)).find((macro) => macro.id === id);
  if (!found) throw new Refusal("not_found", "macro");
  return found;
}

/** Keeps a macro. Refuses `macro_empty` where it does nothing. Gives its id. */
export async function addMacro(ctx: Context, macro: MacroBody): Promise<number> {
  refuseEmpty(macro);
  const { rows } = await sql<{ id: number }>`insert into macro (brand_id, name, deeds, user_id, updated_at)
    values (${ctx.brandId}, ${macro.name}, ${JSON.stringify(macro.deeds)}::jsonb, ${macro.mine ? userOf(ctx) : null}, ${ctx.now})
    returning id`.execute(ctx.db);
  return rows[0]!.id;
}

/** Changes one that is everybody's or the actor's own. Refuses `macro_empty` and `not_found`. */
export async function changeMacro(ctx: Context, id: number, macro: MacroBody): Promise<void> {
  refuseEmpty(macro);
  const done = await sql`update macro set name = ${macro.name}, deeds = ${JSON.stringify(macro.deeds)}::jsonb,
      user_id = ${macro.mine ? userOf(ctx) : null}, updated_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null and ${own(ctx)}`.execute(ctx.db);
  if (!done.numAffectedRows) throw new Refusal("not_found", "macro");
}

/** Takes one away; `back` brings it again. Refuses `not_found`. */
export async function removeMacro(ctx: Context, id: number, back = false): Promise<void> {
  const done = await sql`update macro set removed_at = ${back ? null : ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id} and ${own(ctx)}`.execute(ctx.db);
  if (!done.numAffectedRows) throw new Refusal("not_found", "macro");
}

function refuseEmpty({ deeds }: MacroBody): void {
  const { add_labels, remove_labels, snooze_hours: _, ...rest } = deeds;
  const does = Object.values(rest).some((value) => value !== undefined && value !== "");
  if (!does && add_labels.length + remove_labels.length === 0) throw new Refusal("macro_empty");
}
