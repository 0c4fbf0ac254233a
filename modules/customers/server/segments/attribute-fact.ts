import { type RawBuilder, sql } from "kysely";
import type { AttributeDefinition } from "../../contract.ts";

/** A custom attribute's value as SQL of its type, null where it is empty or of another type. */
export function attributeValue({ key, type }: Pick<AttributeDefinition, "key" | "type">): RawBuilder<unknown> {
  const text = sql`c.attributes ->> ${sql.lit(key)}`;
  const is = (json: string) => sql`jsonb_typeof(c.attributes -> ${sql.lit(key)}) = ${sql.lit(json)}`;
  if (type === "number") return sql`(case when ${is("number")} then (${text})::numeric end)`;
  if (type === "boolean") return sql`(case when ${is("boolean")} then (${text})::boolean end)`;
  if (type === "date")
    return sql`(case when ${is("string")} and ${text} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then (${text})::date end)`;
  return sql`(${text})`;
}
