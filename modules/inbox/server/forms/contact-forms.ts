import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { brandById, recordAudit } from "../../../admin/index.ts";
import { type ContactForm, type ContactFormBody, type FormSettings, formSettings } from "../../contract.ts";

type Row = {
  id: number;
  key: string;
  name: string;
  team_id: number | null;
  settings: unknown;
  last_at: Date | null;
};

const columns = sql`f.id, f.key, f.name, f.team_id, f.settings,
  (select max(p.at) from form_posting p where p.brand_id = f.brand_id and p.form_id = f.id) as last_at`;

/** A form as somebody sends it: which brand's, and what it asks. */
export type OpenForm = { brandId: number; id: number; key: string; teamId: number | null; settings: FormSettings };

/** The forms of the brand. */
export async function listForms(ctx: Context): Promise<ContactForm[]> {
  const { rows } = await sql<Row>`select ${columns} from contact_form f
    where f.brand_id = ${ctx.brandId} and f.removed_at is null order by f.id`.execute(ctx.db);
  return rows.map(shown);
}

function shown({ team_id, last_at, settings, ...row }: Row): ContactForm {
  return { ...row, team: team_id, settings: formSettings.parse(settings), last_at: last_at?.toISOString() ?? null };
}

/** Makes a form with a key of its own; the key names the brand. */
export async function makeForm(ctx: Context, { name, team, settings }: ContactFormBody): Promise<ContactForm> {
  const key = `hf_${ctx.brandId}_${randomBytes(9).toString("hex")}`;
  const { rows } = await sql<{ id: number }>`
    insert into contact_form (brand_id, key, name, settings, team_id, created_at)
    values (${ctx.brandId}, ${key}, ${name}, ${JSON.stringify(settings)}::jsonb, ${team}, ${ctx.now}) returning id`.execute(
    ctx.db,
  );
  await recordAudit(ctx, { action: "form.made", subject: "contact_form", subjectId: rows[0]!.id });
  return { id: rows[0]!.id, key, name, team, settings, last_at: null };
}

/** Changes a form; its key stays. Refuses `not_found`. */
export async function changeForm(ctx: Context, id: number, { name, team, settings }: ContactFormBody): Promise<void> {
  const done =
    await sql`update contact_form set name = ${name}, team_id = ${team}, settings = ${JSON.stringify(settings)}::jsonb
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null`.execute(ctx.db);
  if (Number(done.numAffectedRows) === 0) throw new Refusal("not_found", "form");
  await recordAudit(ctx, { action: "form.changed", subject: "contact_form", subjectId: id });
}

/** Takes a form away, or brings it back under the same key. What was sent with it stays. Refuses `not_found`. */
export async function removeForm(ctx: Context, id: number, back = false): Promise<void> {
  const done = await sql`update contact_form set removed_at = ${back ? null : ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (Number(done.numAffectedRows) === 0) throw new Refusal("not_found", "form");
  await recordAudit(ctx, { action: back ? "form.restored" : "form.removed", subject: "contact_form", subjectId: id });
}

/** One form of the brand. Refuses `not_found`. */
export async function formById(ctx: Context, id: number): Promise<OpenForm> {
  const { rows } = await sql<Row>`select ${columns} from contact_form f
    where f.brand_id = ${ctx.brandId} and f.id = ${id} and f.removed_at is null`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "form");
  return opened(ctx.brandId, rows[0]);
}

function opened(brandId: number, row: Row): OpenForm {
  return { brandId, id: row.id, key: row.key, teamId: row.team_id, settings: formSettings.parse(row.settings) };
}

/** The form with this key, of a brand that stands and switched on; null otherwise. */
export async function formByKey(house: House, key: string): Promise<OpenForm | null> {
  const brandId = Number(/^hf_(\d{1,9})_[0-9a-f]{18}$/.exec(key)?.[1] ?? 0);
  if (brandId === 0 || !(await brandById(house.database.app, brandId))) return null;
  const form = await asForm(house, brandId, async (ctx) => {
    const { rows } = await sql<Row>`select ${columns} from contact_form f
      where f.brand_id = ${brandId} and f.key = ${key} and f.removed_at is null`.execute(ctx.db);
    return rows[0] ? opened(brandId, rows[0]) : null;
  });
  return form?.settings.on ? form : null;
}

/** Runs work for whoever sends a form, in one transaction of its brand. */
export function asForm<T>(house: House, brandId: number, work: (ctx: Context) => Promise<T>): Promise<T> {
  return withBrand(house.database.app, { brandId, actor: system("form"), now: house.clock() }, work);
}
