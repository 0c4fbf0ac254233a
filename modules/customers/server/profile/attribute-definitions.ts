import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { AttributeDefinition } from "../../contract.ts";

/** The brand's custom attributes, by label. */
export async function attributeDefinitions(ctx: Context): Promise<AttributeDefinition[]> {
  const { rows } = await sql<AttributeDefinition>`select key, label, type, choices from attribute_definition
    where brand_id = ${ctx.brandId} order by label, key`.execute(ctx.db);
  return rows;
}
