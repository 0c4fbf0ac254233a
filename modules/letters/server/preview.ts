import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { previewWhich, TemplateBody } from "../contract.ts";
import { type Batch, findBatch } from "./batch-rows.ts";
import { fillBody, renderBody } from "./page/fill-gaps.ts";
import { letterPages } from "./page/letter-page.ts";
import { sampleOf } from "./page/sample.ts";
import { type Envelope, sheetOf, writeLetters } from "./print-rows.ts";
import { refuseUnknown } from "./templates.ts";

type Which = (typeof previewWhich)[number];

/** A template as its letters will look, for somebody who does not exist. Refuses `gap_unknown` and `not_found` (a code). */
export async function previewTemplate(ctx: Context, { config }: House, template: TemplateBody): Promise<string> {
  await refuseUnknown(ctx, template);
  const sheet = await sheetOf(ctx, template, new URL(config.publicUrl).origin);
  const { values, to } = sampleOf(template.language, { brand: sheet.brand, now: ctx.now });
  return letterPages(sheet, [{ html: fillBody(renderBody(template), values).html, to }]);
}

/** One letter of a batch in the layout of print: the first of the pile, the longest, or any. Refuses `not_found` and `nobody_to_write`. */
export async function previewBatch(ctx: Context, { config }: House, id: number, which: Which): Promise<string> {
  const batch = await findBatch(ctx, id);
  const envelope = await chosen(ctx, batch, which);
  if (!envelope) throw new Refusal("nobody_to_write");
  const sheet = await sheetOf(ctx, batch.template, new URL(config.publicUrl).origin);
  return letterPages(sheet, await writeLetters(ctx, batch, [envelope]));
}

async function chosen(ctx: Context, { id }: Batch, which: Which): Promise<Envelope | undefined> {
  const order = {
    first: sql`l.postal_code nulls last, l.id`,
    longest: sql`l.length desc, l.id`,
    random: sql`random()`,
  };
  const { rows } = await sql<Envelope>`select m.customer_id, l.address from letter l
    join identity_map m on m.brand_id = l.brand_id and m.identity_id = l.identity_id
    where l.brand_id = ${ctx.brandId} and l.batch_id = ${id} and l.left_out is null and l.address is not null
    order by ${order[which]} limit 1`.execute(ctx.db);
  return rows[0];
}
