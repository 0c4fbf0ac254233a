import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { userById } from "../../admin/index.ts";
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

/** What ids of groups stand for: partners, teams, colleagues and so on by their names, a level by its own. */
export type GroupNames = Record<NamedPart, ReadonlyMap<string | number, string | null>>;
const tables = {
  team: sql`select id, name from team_map`,
  product: sql`select id, name from product_name_view`,
  segment: sql`select distinct segment_id as id, name from segment_member_view`,
  survey: sql`select key as id, name from survey_name_view`,
};
type NamedPart = "partner" | "agent" | keyof typeof tables;

/** The names of the partners, teams and colleagues that some answers are grouped by. */
export async function groupNames(
  ctx: Context,
  answers: readonly { groups: readonly MetricGroup[] }[],
): Promise<GroupNames> {
  const keys = answers.flatMap(({ groups }) => groups.map((group) => group.key));
  const agents = new Map<string, string | null>();
  for (const id of new Set(keys.flatMap(({ agent }) => (typeof agent === "string" ? [agent] : [])))) {
    agents.set(id, (await userById(ctx.db, id))?.name ?? null);
  }
  const partners = new Set(keys.flatMap(({ partner }) => (typeof partner === "number" ? [partner] : [])));
  const named = async (part: keyof typeof tables) =>
    namesIn(ctx, tables[part], [...new Set(keys.flatMap((key) => key[part] ?? []))]);
  return {
    partner: await customerNames(ctx, [...partners]),
    agent: agents,
    team: await named("team"),
    product: await named("product"),
    segment: await named("segment"),
    survey: await named("survey"),
  };
}

async function namesIn(ctx: Context, table: RawBuilder<unknown>, ids: readonly (string | number)[]) {
  if (ids.length === 0) return new Map<string | number, string>();
  const { rows } = await sql<{ id: number | string; name: string }>`
    select id, name from (${table} where brand_id = ${ctx.brandId}) named where id::text = any (${ids.map(String)}::text[])`.execute(
    ctx.db,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * A group by partner, team, colleague and so on with the name as `label`. Only when an answer is read: names do not stand in snapshots, where an
 * erasure would not reach them.
 */
export function labelled(group: MetricGroup, names: GroupNames): MetricGroup {
  for (const by of Object.keys(names) as NamedPart[]) {
    const id = group.key[by];
    if (typeof id === "number" || (typeof id === "string" && (by === "agent" || by === "survey"))) {
      return { ...group, label: names[by].get(id) ?? null };
    }
  }
  return group;
}
