import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { brandSettings } from "../../admin/index.ts";
import { codeForPrint } from "../../codes/index.ts";
import { readHelpSettings } from "../../knowledge/index.ts";
import type { TemplateBody } from "../contract.ts";
import type { Batch } from "./batch-rows.ts";
import { fillBody, renderBody } from "./page/fill-gaps.ts";
import type { OneLetter, Recipient, Sheet } from "./page/letter-page.ts";
import { valuesOf } from "./page/values-of.ts";

/** Where a letter goes, with the customer it counts for now. */
export type Envelope = { customer_id: number; address: Omit<Recipient, "name"> };

/** Who is in a batch, in the order of the post: by postal code, those without one last. A part of it, or all. */
export async function envelopes(
  ctx: Context,
  batchId: number,
  { skip = 0, most = null as number | null } = {},
): Promise<Envelope[]> {
  const { rows } = await sql<Envelope>`select m.customer_id, l.address from letter l
    join identity_map m on m.brand_id = l.brand_id and m.identity_id = l.identity_id
    where l.brand_id = ${ctx.brandId} and l.batch_id = ${batchId} and l.left_out is null and l.address is not null
    order by l.postal_code nulls last, l.id offset ${skip} limit ${most}`.execute(ctx.db);
  return rows;
}

/** What all letters of a template share on paper. */
export async function sheetOf(ctx: Context, template: TemplateBody, origin: string): Promise<Sheet> {
  const { name: brand } = await brandSettings(ctx);
  const { colour } = await readHelpSettings(ctx);
  const code = template.code === null ? null : await codeForPrint(ctx, template.code, origin);
  return { template, brand, colour, code };
}

/** The letters that go into these envelopes, filled with what is known now. */
export async function writeLetters(
  ctx: Context,
  { template, made_by }: Pick<Batch, "template" | "made_by">,
  to: readonly Envelope[],
): Promise<OneLetter[]> {
  const rendered = renderBody(template);
  const ids = to.map(({ customer_id }) => customer_id);
  const known = await valuesOf(ctx, ids, { language: template.language, author: made_by });
  return to.map(({ customer_id, address }) => {
    const { person, values } = known.get(customer_id)!;
    return { html: fillBody(rendered, values).html, to: { name: person.name, ...address } };
  });
}

/** The recipients behind envelopes, for labels and lists. */
export async function recipients(ctx: Context, batch: Batch, to: readonly Envelope[]): Promise<Recipient[]> {
  const ids = to.map(({ customer_id }) => customer_id);
  const known = await valuesOf(ctx, ids, { language: batch.template.language, author: batch.made_by });
  return to.map(({ customer_id, address }) => ({ name: known.get(customer_id)?.person.name ?? null, ...address }));
}
