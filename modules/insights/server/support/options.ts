import { type RawBuilder, sql } from "kysely";
import * as z from "zod";
import type { Question } from "../registry.ts";

const id = z.string().regex(/^\d{1,15}$/);

/** What numbers of the inbox can be narrowed to. */
export const narrowing = z.strictObject({
  channel: z.string().max(40).optional(),
  team: id.optional(),
  agent: z.string().max(64).optional(),
});
/** Waits are told in time of the brand's working week, unless all time is asked for. */
export const waitOptions = narrowing.extend({ time: z.enum(["working", "calendar"]).optional() });
export type Narrowing = z.infer<typeof narrowing>;

/** SQL: rows of a table with columns `channel`, `team_id` and one that says whose it is. */
export function narrowed({ channel, team, agent }: Narrowing, whose: "user_id" | "assignee_id" | "made_by") {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  if (channel) parts.push(sql`channel = ${channel}`);
  if (team) parts.push(sql`team_id = ${team}::bigint`);
  if (agent) parts.push(sql`${sql.ref(whose)} = ${agent}`);
  return sql.join(parts, sql` and `);
}

/** SQL: an instant column lies in the period, by the brand's days. */
export function during({ from, to, brand }: Pick<Question, "from" | "to" | "brand">, column: string) {
  const start = (day: string, more: number) =>
    sql`((${day}::date + ${sql.lit(more)})::timestamp at time zone ${brand.timeZone})`;
  return sql`${sql.ref(column)} >= ${start(from, 0)} and ${sql.ref(column)} < ${start(to, 1)}`;
}
