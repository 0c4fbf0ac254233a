import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { CallOutcome, CallScript, callScriptBody } from "../../contract.ts";

type Script = z.infer<typeof callScriptBody>;

/** The scripts of the brand, by their titles. */
export async function listScripts(ctx: Context): Promise<CallScript[]> {
  const { rows } = await sql<CallScript>`select id, title, what, steps from call_script
    where brand_id = ${ctx.brandId} and removed_at is null order by title, id`.execute(ctx.db);
  return rows;
}

/** Keeps a new script. Gives its id. */
export async function addScript(ctx: Context, { title, what, steps }: Script): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into call_script (brand_id, title, what, steps, updated_at)
    values (${ctx.brandId}, ${title}, ${what}, ${steps}, ${ctx.now}) returning id`.execute(ctx.db);
  return rows[0]!.id;
}

/** Changes a script. Refuses `not_found`. */
export async function changeScript(ctx: Context, id: number, { title, what, steps }: Script): Promise<void> {
  const done =
    await sql`update call_script set title = ${title}, what = ${what}, steps = ${steps}, updated_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null`.execute(ctx.db);
  if (Number(done.numAffectedRows) === 0) throw new Refusal("not_found", "script");
}

/** Outcomes of calls that are the brand's own. */
export async function listOutcomes(ctx: Context): Promise<CallOutcome[]> {
  const { rows } = await sql<CallOutcome>`select id, name from call_outcome
    where brand_id = ${ctx.brandId} and removed_at is null order by id`.execute(ctx.db);
  return rows;
}

/** Adds an outcome; one of this name that stands already is given. Gives its id. */
export async function addOutcome(ctx: Context, name: string): Promise<number> {
  const known = (await listOutcomes(ctx)).find((one) => one.name === name);
  if (known) return known.id;
  const { rows } = await sql<{ id: number }>`insert into call_outcome (brand_id, name, created_at)
    values (${ctx.brandId}, ${name}, ${ctx.now}) returning id`.execute(ctx.db);
  return rows[0]!.id;
}

/** Takes a script or an outcome away, or brings it back. What was logged keeps its words. Refuses `not_found`. */
export async function removeCallPart(
  ctx: Context,
  part: "script" | "outcome",
  id: number,
  back: boolean,
): Promise<void> {
  const table = sql.table(part === "script" ? "call_script" : "call_outcome");
  const done = await sql`update ${table} set removed_at = ${back ? null : ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (Number(done.numAffectedRows) === 0) throw new Refusal("not_found", part);
}
