import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { toLatinDigits } from "../../../../platform/i18n/index.ts";
import { normalise } from "../../../../platform/identifiers/index.ts";
import type { SuppressionQuery, SuppressionRow } from "../../contract.ts";
import { onWire } from "../list/list-customers.ts";
import { addressType } from "./addresses.ts";

/** Addresses to which nothing goes out, newest first; found by a whole address in any spelling, or by a part of one. */
export async function listSuppressions(
  ctx: Context,
  { search, channel, reason, after, limit }: SuppressionQuery,
): Promise<{ rows: SuppressionRow[]; next: string | null }> {
  const { rows } = await sql<SuppressionRow & { channel: string }>`
    select id, channel, address, line, reason, source, at, by_user from contact_suppression
    where brand_id = ${ctx.brandId} and removed_at is null
      ${channel ? sql`and channel = ${channel}` : sql``} ${reason ? sql`and reason = ${reason}` : sql``}
      ${search ? sql`and address ilike any(${spellings(search)}::text[])` : sql``}
      ${after ? sql`and id < ${after}` : sql``}
    order by id desc limit ${limit + 1}`.execute(ctx.db);
  const page = rows.slice(0, limit);
  const owners = await ownersOf(ctx, page);
  return {
    rows: page.map((row) => ({ ...onWire(row), customer_id: owners.get(row.id) ?? null })),
    next: rows.length > limit ? String(page.at(-1)!.id) : null,
  };
}

/** Patterns for what was typed: as it stands, and as phones are stored. */
function spellings(search: string): string[] {
  const typed = toLatinDigits(search).trim();
  const phone = normalise("phone", typed);
  const digits = typed.replace(/[\s()-]/g, "").replace(/^0/, "");
  const wanted = [typed, ...("value" in phone ? [phone.value] : []), ...(/^\d{3,}$/.test(digits) ? [digits] : [])];
  return wanted.map((one) => `%${one.replace(/[\\%_]/g, "\\$&")}%`);
}

async function ownersOf(ctx: Context, page: readonly SuppressionRow[]): Promise<Map<number, number>> {
  const named = page.filter((row) => row.address !== null);
  const { rows } = await sql<{ id: number; customer_id: number }>`select v.id, i.customer_id
    from unnest(${named.map((row) => row.id)}::bigint[], ${named.map((row) => addressType(row.channel))}::text[],
      ${named.map((row) => row.address)}::text[]) as v(id, type, value)
    join identity i on i.brand_id = ${ctx.brandId} and i.type = v.type and i.value = v.value`.execute(ctx.db);
  return new Map(rows.map((row) => [row.id, row.customer_id]));
}
