import type { Context } from "../../../platform/db/index.ts";
import { customerNames } from "../../customers/index.ts";
import type { MetricGroup, MetricRow } from "../contract.ts";

/** Rows with the names of their customers; null where a customer has none. */
export async function nameRows(ctx: Context, rows: readonly MetricRow[]): Promise<MetricRow[]> {
  const names = await customerNames(
    ctx,
    rows.flatMap((row) => row.customer_id ?? []),
  );
  return rows.map((row) => ({ ...row, name: row.customer_id === null ? null : (names.get(row.customer_id) ?? null) }));
}

/** The names of the partners that some answers are grouped by. */
export function partnerNames(
  ctx: Context,
  answers: readonly { groups: readonly MetricGroup[] }[],
): Promise<Map<number, string | null>> {
  const partners = answers.flatMap(({ groups }) => groups.map((group) => group.key["partner"]));
  return customerNames(ctx, [...new Set(partners.filter((id) => typeof id === "number"))]);
}

/**
 * A group by partner with the partner's name as `label`. Only when an answer is read: names do not stand in snapshots, where an erasure
 * would not reach them.
 */
export function labelled(group: MetricGroup, names: ReadonlyMap<number, string | null>): MetricGroup {
  const { partner } = group.key;
  return typeof partner === "number" ? { ...group, label: names.get(partner) ?? null } : group;
}
