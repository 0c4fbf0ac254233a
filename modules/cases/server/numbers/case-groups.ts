import { type RawBuilder, sql } from "kysely";
import * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { productNames } from "../../../catalog/index.ts";
import type { MetricGroup } from "../../../insights/contract.ts";
import type { Question } from "../../../insights/index.ts";

/** By what numbers of cases can be grouped, and in which column each stands. */
const columns: Record<string, RawBuilder<unknown>> = {
  agent: sql`c.assignee_id`,
  root_cause: sql`c.root_cause`,
  touchpoint: sql`c.touchpoint`,
  product: sql`c.product_id`,
  severity: sql`(array['low', 'normal', 'high'])[c.severity + 1]`,
  source: sql`c.source`,
};
export const caseGroupings = Object.keys(columns);

export const caseOptions = z.strictObject({
  root_cause: z.string().max(60).optional().describe("With what stands below it"),
  touchpoint: z.string().max(120).optional(),
  agent: z.string().max(64).optional(),
});
export type CaseOptions = z.infer<typeof caseOptions>;

/** SQL: the columns of a question's groupings, each under its name, and their places for `group by`. */
export function groupedBy({ by }: Pick<Question, "by">) {
  const names = by.filter((name) => Object.hasOwn(columns, name));
  return {
    select:
      names.length > 0
        ? sql.join(names.map((name) => sql`${columns[name]!} as ${sql.ref(name)}`))
        : sql`null as nothing`,
    places: sql.join((names.length > 0 ? names : [""]).map((_, place) => sql.lit(place + 1))),
    keyOf: (row: Record<string, unknown>): MetricGroup["key"] =>
      Object.fromEntries(names.map((name) => [name, row[name] as string | number | null])),
  };
}

/** SQL: which cases a question is about. */
export function chosen(ctx: Context, { root_cause, touchpoint, agent }: CaseOptions): RawBuilder<unknown> {
  const parts = [sql`c.brand_id = ${ctx.brandId} and c.state <> 'withdrawn'`];
  if (root_cause)
    parts.push(
      sql`(c.root_cause = ${root_cause} or c.root_cause like ${`${root_cause.replaceAll(/[%_\\]/g, "\\$&")}.%`})`,
    );
  if (touchpoint) parts.push(sql`c.touchpoint = ${touchpoint}`);
  if (agent) parts.push(sql`c.assignee_id = ${agent}`);
  return sql.join(parts, sql` and `);
}

/** SQL: an instant lies in the period, by the brand's days. */
export function within(
  { from, to, brand }: Pick<Question, "from" | "to" | "brand">,
  column: string,
): RawBuilder<unknown> {
  const start = (day: string, more: number) =>
    sql`((${day}::date + ${sql.lit(more)})::timestamp at time zone ${brand.timeZone})`;
  return sql`${sql.ref(column)} >= ${start(from, 0)} and ${sql.ref(column)} < ${start(to, 1)}`;
}

/** Groups by product get its name; it is nobody's personal data and may stand in a snapshot. */
export async function namedProducts(ctx: Context, groups: MetricGroup[]): Promise<MetricGroup[]> {
  const ids = groups.map(({ key }) => key["product"]).filter((id) => typeof id === "number");
  if (ids.length === 0) return groups;
  const names = await productNames(ctx, ids);
  return groups.map((group) => {
    const id = group.key["product"];
    return typeof id === "number" ? { ...group, label: names.get(id) ?? null } : group;
  });
}
