import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { BulkChange } from "../../contract.ts";
import { touchCustomers } from "../fold/touch-customers.ts";
import { attributeDefinitions, readAttributes } from "../profile/attribute-definitions.ts";
import { rememberTags } from "../profile/words-in-use.ts";

/** Makes one change to many customers by one statement that writes only where it differs. Gives how many that were. */
export async function changeMany(ctx: Context, change: BulkChange, ids: readonly number[]): Promise<number> {
  const { set, where } = await statementOf(ctx, change);
  const { rows } = await sql<{ id: number }>`update customer c set ${set}, updated_at = ${ctx.now}
    where c.brand_id = ${ctx.brandId} and c.id = any(${ids as number[]}::bigint[]) and c.merged_into is null and c.erased_at is null
      and ${where} returning c.id`.execute(ctx.db);
  if (change.kind === "tag") await rememberTags(ctx, change.tags);
  await touchCustomers(ctx, { customerIds: rows.map((row) => row.id) });
  return rows.length;
}

type Statement = { set: RawBuilder<unknown>; where: RawBuilder<unknown> };

async function statementOf(ctx: Context, change: BulkChange): Promise<Statement> {
  switch (change.kind) {
    case "tag": {
      const tags = [...new Set(change.tags)];
      const added = sql`c.tags || array(select t from unnest(${tags}::text[]) as t where t <> all(c.tags))`;
      return { set: sql`tags = ${added}`, where: sql`not c.tags @> ${tags}::text[]` };
    }
    case "untag": {
      const kept = sql`array(select t from unnest(c.tags) with ordinality as u(t, n) where t <> all(${change.tags}::text[]) order by n)`;
      return { set: sql`tags = ${kept}`, where: sql`c.tags && ${change.tags}::text[]` };
    }
    case "owner":
      return { set: sql`owner_id = ${change.owner_id}`, where: sql`c.owner_id is distinct from ${change.owner_id}` };
    case "attribute": {
      const read = readAttributes(await attributeDefinitions(ctx), { [change.key]: change.value });
      const value = read[change.key] ?? null;
      const next =
        value === null ? sql`c.attributes - ${change.key}::text` : sql`c.attributes || ${JSON.stringify(read)}::jsonb`;
      return { set: sql`attributes = ${next}`, where: sql`c.attributes <> (${next})` };
    }
  }
}
