import { sql } from "kysely";
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

/** What ids of groups stand for: partners, teams and colleagues by their names, a level by its own. */
export type GroupNames = Record<"partner" | "team" | "agent", ReadonlyMap<string | number, string | null>>;

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
  const asksTeams = keys.some(({ team }) => typeof team === "number");
  return {
    partner: await customerNames(ctx, [...partners]),
    team: asksTeams ? await teamNames(ctx) : new Map(),
    agent: agents,
  };
}

async function teamNames(ctx: Context): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from team_map where brand_id = ${ctx.brandId}`.execute(ctx.db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * A group by partner, team or colleague with the name as `label`. Only when an answer is read: names do not stand in snapshots, where an
 * erasure would not reach them.
 */
export function labelled(group: MetricGroup, names: GroupNames): MetricGroup {
  for (const by of ["partner", "team", "agent"] as const) {
    const id = group.key[by];
    if (typeof id === "number" || (typeof id === "string" && by === "agent")) {
      return { ...group, label: names[by].get(id) ?? null };
    }
  }
  return group;
}
