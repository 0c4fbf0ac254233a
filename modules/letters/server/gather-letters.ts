import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { recordAudit } from "../../admin/index.ts";
import {
  audienceIds,
  countAudience,
  holdOffErasures,
  identitiesToKeep,
  mayContactMany,
} from "../../customers/index.ts";
import type { BatchBody } from "../contract.ts";
import { type Batch, findBatch, holdBatch } from "./batch-rows.ts";
import { fillBody, type Rendered, renderBody } from "./page/fill-gaps.ts";
import { type Addressed, valuesOf } from "./page/values-of.ts";
import { findTemplate, refuseUnknown, whoOf } from "./templates.ts";

/** Letters of one batch. */
const most = 5000;
const atOnce = 500;

type Row = {
  identity: number;
  leftOut: string | null;
  address: string | null;
  code: string | null;
  length: number;
  empty: number;
};

/** Makes a batch and says who is in it; gives its id. Refuses `not_found`, `gap_unknown`, `nobody_chosen` and `too_many_letters`. */
export async function addBatch(ctx: Context, body: BatchBody): Promise<number> {
  const template = await findTemplate(ctx, body.template);
  await refuseUnknown(ctx, template);
  const { rows } = await sql<{ id: number }>`insert into letter_batch
    (brand_id, name, template_id, template, audience, purpose, made_by, made_at, gathered_at)
    values (${ctx.brandId}, ${body.name}, ${body.template}, ${JSON.stringify(template)}, ${JSON.stringify(body.audience)},
      ${body.purpose}, ${whoOf(ctx)}, ${ctx.now}, ${ctx.now}) returning id`.execute(ctx.db);
  const { id } = rows[0]!;
  await gather(ctx, await findBatch(ctx, id));
  await recordAudit(ctx, { action: "letters.made", subject: "letter_batch", subjectId: id });
  return id;
}

/**
 * Says anew who is in a batch, by its template as it is now; a PDF made before is thrown away. Refuses `not_found`, `letters_posted`,
 * `letters_printing`, `nobody_chosen` and `too_many_letters`.
 */
export async function gatherAgain(ctx: Context, id: number): Promise<Batch> {
  await holdOffErasures(ctx);
  const batch = await holdBatch(ctx, id);
  if (batch.posted_at) throw new Refusal("letters_posted");
  if (batch.printing_at) throw new Refusal("letters_printing");
  const template = await findTemplate(ctx, batch.template_id).catch(() => batch.template);
  await sql`update letter_batch set template = ${JSON.stringify(template)}, gathered_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await sql`delete from letter where brand_id = ${ctx.brandId} and batch_id = ${id}`.execute(ctx.db);
  await gather(ctx, { ...batch, template });
  return { ...batch, template };
}

async function gather(ctx: Context, batch: Batch): Promise<void> {
  const { audience } = batch;
  const count = await countAudience(ctx, audience);
  if (count === 0) throw new Refusal("nobody_chosen");
  if (count > most) throw new Refusal("too_many_letters", { values: { most: String(most) } });
  const rendered = renderBody(batch.template);
  for (let after = 0; ; ) {
    const ids = await audienceIds(ctx, audience, { after, limit: atOnce });
    if (ids.length === 0) return;
    await saveLetters(ctx, batch, await judge(ctx, batch, ids, rendered));
    after = ids.at(-1)!;
  }
}

async function judge(ctx: Context, batch: Batch, ids: readonly number[], rendered: Rendered): Promise<Row[]> {
  const gate = await mayContactMany(ctx, ids, { channel: "letter", purpose: batch.purpose });
  const { language } = batch.template;
  const people = await valuesOf(ctx, ids, { language, author: batch.made_by });
  const identities = await identitiesToKeep(ctx, ids);
  return ids.map((id) => {
    const answer = gate.get(id)!;
    const row = { identity: identities.get(id)!, address: null, code: null, length: 0, empty: 0 };
    return answer.allowed
      ? { ...row, leftOut: null, ...inBatch(people.get(id)!, rendered) }
      : { ...row, leftOut: answer.reason };
  });
}

function inBatch({ person, values }: Addressed, rendered: Rendered) {
  const { lines, city, province, postal_code } = person.address!;
  const { html, empty } = fillBody(rendered, values);
  const address = JSON.stringify({ lines, city, province, postal_code });
  return { address, code: postal_code, length: html.length, empty };
}

async function saveLetters(ctx: Context, { id }: Batch, rows: readonly Row[]): Promise<void> {
  await sql`insert into letter (brand_id, batch_id, identity_id, left_out, address, postal_code, length, empty_gaps)
    select ${ctx.brandId}, ${id}, v.* from unnest(${rows.map((one) => one.identity)}::bigint[], ${rows.map((one) => one.leftOut)}::text[],
      ${rows.map((one) => one.address)}::jsonb[], ${rows.map((one) => one.code)}::text[], ${rows.map((one) => one.length)}::int[],
      ${rows.map((one) => one.empty)}::int[]) as v`.execute(ctx.db);
}
