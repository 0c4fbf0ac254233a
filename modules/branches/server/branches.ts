import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { searchForm } from "../../../platform/text/index.ts";
import { recordAudit } from "../../admin/index.ts";
import type { BranchBody, BranchRow } from "../contract.ts";

/** More than this many branches of one brand are refused: pages and answers are made of all of them. */
export const mostBranches = 5000;

const columns = sql`id, kind, name, city, address, phone, hours, open_on_holidays, latitude, longitude, off_at`;
type Row = Omit<BranchRow, "off_at"> & { off_at: Date | null };
const wire = ({ off_at, ...row }: Row): BranchRow => ({ ...row, off_at: off_at?.toISOString() ?? null });

/** All branches by city and name; those that are switched off too. */
export async function listBranches(ctx: Context): Promise<BranchRow[]> {
  const { rows } = await sql<Row>`select ${columns} from branch
    where brand_id = ${ctx.brandId} and removed_at is null order by city, name, id limit ${mostBranches}`.execute(
    ctx.db,
  );
  return rows.map(wire);
}

/** The branches that customers see, by city and name. */
export async function shownBranches(ctx: Context): Promise<BranchRow[]> {
  return (await listBranches(ctx)).filter(({ off_at }) => off_at === null);
}

/** A branch that was not removed, whether shown or not; undefined where there is none. */
export async function findBranch(ctx: Context, id: number): Promise<BranchRow | undefined> {
  const { rows } = await sql<Row>`select ${columns} from branch
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null`.execute(ctx.db);
  return rows.map(wire)[0];
}

/** Adds a branch; refuses `already_exists` where one of that name stands in that city, and `too_many_branches`. Gives its id. */
export async function addBranch(ctx: Context, body: BranchBody): Promise<number> {
  await refuseTwin(ctx, formOf(body), null);
  const [id] = await addBranches(ctx, [body]);
  return id!;
}

/** Adds branches of which none stands yet, in one statement; refuses `too_many_branches`. Gives their ids. */
export async function addBranches(ctx: Context, bodies: readonly BranchBody[]): Promise<number[]> {
  const { rows: count } = await sql<{ n: number }>`select count(*)::int as n from branch
    where brand_id = ${ctx.brandId} and removed_at is null`.execute(ctx.db);
  if (count[0]!.n + bodies.length > mostBranches) throw new Refusal("too_many_branches");
  const added = JSON.stringify(bodies.map((body) => ({ ...body, form: formOf(body) })));
  const { rows } = await sql<{ id: number }>`insert into branch
    (brand_id, kind, name, city, address, phone, hours, open_on_holidays, latitude, longitude, form, made_by, made_at)
    select ${ctx.brandId}, kind, name, city, address, phone, hours, open_on_holidays, latitude, longitude, form,
      ${whoOf(ctx)}, ${ctx.now}
    from jsonb_to_recordset(${added}::jsonb) as row (kind text, name text, city text, address text, phone text, hours jsonb,
      open_on_holidays boolean, latitude double precision, longitude double precision, form text)
    returning id`.execute(ctx.db);
  const one = bodies.length === 1 ? { subjectId: rows[0]!.id } : { detail: { rows: rows.length } };
  await recordAudit(ctx, { action: "branch.made", subject: "branch", ...one });
  return rows.map(({ id }) => id);
}

/** Changes a branch; refuses `not_found`, and `already_exists` where another one of that name stands in that city. */
export async function changeBranch(ctx: Context, id: number, body: BranchBody): Promise<void> {
  const form = formOf(body);
  await refuseTwin(ctx, form, id);
  await change(
    ctx,
    { id, action: "branch.changed" },
    sql`kind = ${body.kind}, name = ${body.name}, city = ${body.city}, address = ${body.address}, phone = ${body.phone},
      hours = ${JSON.stringify(body.hours)}::jsonb, open_on_holidays = ${body.open_on_holidays},
      latitude = ${body.latitude}, longitude = ${body.longitude}, form = ${form}`,
  );
}

/** Shows a branch to customers or hides it; refuses `not_found`. */
export async function switchBranch(ctx: Context, id: number, on: boolean): Promise<void> {
  const sets = sql`off_at = ${on ? null : ctx.now}, off_by = ${on ? null : whoOf(ctx)}`;
  await change(ctx, { id, action: on ? "branch.on" : "branch.off" }, sets);
}

/** Takes a branch away; refuses `not_found`. `restoreBranch` brings it back. */
export async function removeBranch(ctx: Context, id: number): Promise<void> {
  await change(ctx, { id, action: "branch.removed" }, sql`removed_at = ${ctx.now}, removed_by = ${whoOf(ctx)}`);
}

/** Brings a removed branch back; refuses `not_found`, and `already_exists` where another one took its name in its city. */
export async function restoreBranch(ctx: Context, id: number): Promise<void> {
  const { rows } = await sql<{ form: string }>`select form from branch
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is not null`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "branch");
  await refuseTwin(ctx, rows[0].form, id);
  await change(ctx, { id, action: "branch.restored", removed: true }, sql`removed_at = null, removed_by = null`);
}

/** City and name as they are compared. */
export function formOf({ city, name }: Pick<BranchBody, "city" | "name">): string {
  return `${searchForm(city)}|${searchForm(name)}`;
}

async function refuseTwin(ctx: Context, form: string, but: number | null): Promise<void> {
  const { rows } = await sql`select 1 from branch where brand_id = ${ctx.brandId} and form = ${form}
    and removed_at is null and id is distinct from ${but}::bigint`.execute(ctx.db);
  if (rows.length > 0) throw new Refusal("already_exists", "name");
}

type Deed = { id: number; action: string; removed?: boolean };

async function change(ctx: Context, { id, action, removed = false }: Deed, sets: ReturnType<typeof sql>) {
  const done = await sql`update branch set ${sets} where brand_id = ${ctx.brandId} and id = ${id}
    and (removed_at is not null) = ${removed}`.execute(ctx.db);
  if (Number(done.numAffectedRows) === 0) throw new Refusal("not_found", "branch");
  await recordAudit(ctx, { action, subject: "branch", subjectId: id });
}

function whoOf({ actor }: Context): string {
  return "id" in actor && actor.id ? String(actor.id) : actor.kind;
}
