import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { recordAudit } from "../../admin/index.ts";
import { codeForPrint } from "../../codes/index.ts";
import { gapNames, type TemplateBody, type TemplateRow, templateBody } from "../contract.ts";
import { unknownGaps } from "./page/fill-gaps.ts";
import { attributeGaps } from "./page/values-of.ts";

const most = 200;

/** The templates of a brand, by name. */
export async function listTemplates(ctx: Context): Promise<TemplateRow[]> {
  const { rows } = await sql<{ id: number; template: TemplateBody; changed_at: Date }>`select id, template, changed_at
    from letter_template where brand_id = ${ctx.brandId} and removed_at is null order by name, id limit ${most}`.execute(
    ctx.db,
  );
  return rows.map(({ id, template, changed_at }) => ({
    ...templateBody.parse(template),
    id,
    changed_at: changed_at.toISOString(),
  }));
}

/** A template that stands; refuses `not_found`. */
export async function findTemplate(ctx: Context, id: number): Promise<TemplateBody> {
  const { rows } = await sql<{ template: TemplateBody }>`select template from letter_template
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "template");
  return templateBody.parse(rows[0].template);
}

/** Writes a template; gives its id. Refuses `gap_unknown`, `not_found` (a code) and `too_many_letter_templates`. */
export async function addTemplate(ctx: Context, body: TemplateBody): Promise<number> {
  await refuseUnknown(ctx, body);
  if ((await listTemplates(ctx)).length >= most) throw new Refusal("too_many_letter_templates");
  const { rows } = await sql<{
    id: number;
  }>`insert into letter_template (brand_id, name, template, made_by, made_at, changed_at)
    values (${ctx.brandId}, ${body.name}, ${JSON.stringify(body)}, ${whoOf(ctx)}, ${ctx.now}, ${ctx.now}) returning id`.execute(
    ctx.db,
  );
  const { id } = rows[0]!;
  await recordAudit(ctx, { action: "letter_template.made", subject: "letter_template", subjectId: id });
  return id;
}

/** Writes a template anew; batches keep theirs until they are checked again. Refuses `not_found` and `gap_unknown`. */
export async function changeTemplate(ctx: Context, id: number, body: TemplateBody): Promise<void> {
  await refuseUnknown(ctx, body);
  await change(
    ctx,
    { id, action: "letter_template.changed" },
    sql`name = ${body.name}, template = ${JSON.stringify(body)}, changed_at = ${ctx.now}`,
  );
}

/** Removes a template, or takes that back; what was made of it stays. Refuses `not_found`. */
export async function removeTemplate(ctx: Context, id: number, removed: boolean): Promise<void> {
  const action = removed ? "letter_template.removed" : "letter_template.restored";
  await change(
    ctx,
    { id, action },
    removed ? sql`removed_at = coalesce(removed_at, ${ctx.now})` : sql`removed_at = null`,
  );
}

/** Nobody prints «{{custmer.name}}» for two thousand people. */
export async function refuseUnknown(ctx: Context, { body, code }: TemplateBody): Promise<void> {
  const own = (await attributeGaps(ctx)).map(({ gap }) => gap);
  const names: readonly string[] = [...gapNames, ...own];
  const [unknown] = unknownGaps(body, (name) => names.includes(name));
  if (unknown) throw new Refusal("gap_unknown", { field: "body", values: { gap: unknown } });
  if (code !== null) await codeForPrint(ctx, code, "https://none.invalid");
}

type Deed = { id: number; action: string };

async function change(ctx: Context, { id, action }: Deed, sets: ReturnType<typeof sql>): Promise<void> {
  const done = await sql`update letter_template set ${sets} where brand_id = ${ctx.brandId} and id = ${id}`.execute(
    ctx.db,
  );
  if (Number(done.numAffectedRows) === 0) throw new Refusal("not_found", "template");
  await recordAudit(ctx, { action, subject: "letter_template", subjectId: id });
}

/** Who does it, as rows keep it. */
export function whoOf({ actor }: Context): string {
  return "id" in actor && actor.id ? String(actor.id) : actor.kind;
}
