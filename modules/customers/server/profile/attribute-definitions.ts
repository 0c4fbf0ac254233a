import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import type { AttributeDefinition } from "../../contract.ts";
import { touchEverybody } from "../fold/touch-customers.ts";

export type AttributeValue = string | number | boolean;

/** The brand's custom attributes, by label. */
export async function attributeDefinitions(ctx: Context): Promise<AttributeDefinition[]> {
  const { rows } = await sql<AttributeDefinition>`select key, label, type, choices from attribute_definition
    where brand_id = ${ctx.brandId} order by label, key`.execute(ctx.db);
  return rows;
}

/** Makes or changes a custom attribute. Refuses another type while customers have a value (`attribute_in_use`). */
export async function defineAttribute(ctx: Context, definition: AttributeDefinition): Promise<void> {
  const { key, label, type, choices } = definition;
  if (type === "choice" && choices.length === 0) throw new Refusal("invalid", "choices");
  const known = (await attributeDefinitions(ctx)).find((one) => one.key === key);
  if (known && known.type !== type && (await isInUse(ctx, key))) throw new Refusal("attribute_in_use", "type");
  await sql`insert into attribute_definition (brand_id, key, label, type, choices, created_at)
    values (${ctx.brandId}, ${key}, ${label}, ${type}, ${choices}::text[], ${ctx.now})
    on conflict (brand_id, key) do update set label = excluded.label, type = excluded.type, choices = excluded.choices`.execute(
    ctx.db,
  );
  await recordAudit(ctx, {
    action: known ? "attribute.changed" : "attribute.made",
    subject: "attribute",
    subjectId: key,
  });
}

/** Removes a custom attribute; the values that customers have stay, unseen, and come back if it is defined again. */
export async function removeAttribute(ctx: Context, key: string): Promise<void> {
  const { numAffectedRows } = await sql`delete from attribute_definition
    where brand_id = ${ctx.brandId} and key = ${key}`.execute(ctx.db);
  if (!numAffectedRows) throw new Refusal("not_found", "attribute");
  await recordAudit(ctx, { action: "attribute.removed", subject: "attribute", subjectId: key });
  await touchEverybody(ctx);
}

async function isInUse(ctx: Context, key: string): Promise<boolean> {
  const { rows } =
    await sql`select from customer where brand_id = ${ctx.brandId} and attributes ? ${key} limit 1`.execute(ctx.db);
  return rows.length > 0;
}

/**
 * Values as they are stored, typed as the attributes are defined; null empties one. Numbers and booleans may come as text. Refuses
 * what is not defined (`attribute_unknown`) or does not fit (`attribute_value`).
 */
export function readAttributes(
  definitions: readonly AttributeDefinition[],
  given: Readonly<Record<string, AttributeValue | null>>,
): Record<string, AttributeValue | null> {
  const read: Record<string, AttributeValue | null> = {};
  for (const [key, value] of Object.entries(given)) {
    const definition = definitions.find((one) => one.key === key);
    const field = `attributes.${key}`;
    if (!definition) throw new Refusal("attribute_unknown", { field, values: { key } });
    const stored = value === null || value === "" ? null : typed(definition, value);
    if (stored === undefined) throw new Refusal("attribute_value", { field, values: { key: definition.label } });
    read[key] = stored;
  }
  return read;
}

function typed({ type, choices }: AttributeDefinition, value: AttributeValue): AttributeValue | undefined {
  if (type === "number") {
    const number = typeof value === "string" ? Number(value) : value;
    return typeof number === "number" && Number.isFinite(number) ? number : undefined;
  }
  if (type === "boolean") {
    if (typeof value === "boolean") return value;
    return value === "true" ? true : value === "false" ? false : undefined;
  }
  const text = String(value);
  if (type === "date") return isDay(text) ? text : undefined;
  if (type === "choice") return choices.includes(text) ? text : undefined;
  return text;
}

function isDay(text: string): boolean {
  const read = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return read !== null && !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text) && text >= "0001";
}
