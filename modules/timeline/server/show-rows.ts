import { sql } from "kysely";
import { type Context, may } from "../../../platform/db/index.ts";
import { userById } from "../../admin/index.ts";
import { customerNames } from "../../customers/index.ts";
import { sourceKeys } from "../../intake/index.ts";
import type { InteractionRow } from "../contract.ts";
import type { TimelineTables } from "../db/tables.ts";
import { type Json, readSubjects } from "./subject-readers.ts";
import { mayWithdraw } from "./withdraw-interaction.ts";

export type FoundRow = Omit<TimelineTables["interaction"], "brand_id" | "id"> & { id: number; customer_id: number };
type Words = { body: string | null; meta: Record<string, Json> | null };

/** Columns of `interaction i` that a shown row needs. */
export const rowColumns = sql`i.id, i.recorded_at, i.occurred_at, i.identity_id, i.kind, i.channel, i.touchpoint, i.direction,
  i.partner_id, i.user_id, i.source_id, i.subject, i.subject_id, i.feeling`;

/** Rows with their words, and the names of what they point to; a page at a time. */
export async function showRows(ctx: Context, rows: readonly FoundRow[]): Promise<InteractionRow[]> {
  const words = await wordsOf(ctx, rows);
  const subjects = await readSubjects(ctx, rows);
  const partners = await customerNames(ctx, idsOf(rows.map((row) => row.partner_id)));
  const sources = await sourceKeys(
    ctx,
    rows.map((row) => row.source_id),
  );
  const colleagues = await colleagueNames(ctx, rows);
  return rows.map((row, at) => {
    const { body = null, meta = null } = words.get(row.id) ?? {};
    const { agent, ...rest } = meta ?? {};
    return {
      id: row.id,
      recorded_at: row.recorded_at.toISOString(),
      occurred_at: row.occurred_at.toISOString(),
      customer_id: row.customer_id,
      kind: row.kind,
      channel: row.channel,
      touchpoint: row.touchpoint,
      direction: row.direction,
      subject: row.subject,
      subject_id: row.subject_id,
      subject_shown: subjects[at] ?? null,
      text: body,
      meta: Object.keys(rest).length > 0 ? rest : null,
      feeling: row.feeling,
      partner: row.partner_id === null ? null : { id: row.partner_id, name: partners.get(row.partner_id) ?? "" },
      agent: (row.user_id && colleagues.get(row.user_id)) || (typeof agent === "string" ? agent : null),
      source: sources.get(row.source_id) ?? "",
      withdrawable: may(ctx.actor, "timeline.write") && mayWithdraw(ctx, row),
    };
  });
}

async function wordsOf(ctx: Context, rows: readonly FoundRow[]): Promise<Map<number, Words>> {
  if (rows.length === 0) return new Map();
  // The lateral limit makes it a look-up per row, each in the one partition that can hold it.
  const { rows: found } = await sql<Words & { id: number }>`
    select r.id, t.body, t.meta
    from unnest(${rows.map((row) => row.id)}::bigint[], ${rows.map((row) => row.recorded_at)}::timestamptz[]) as r (id, recorded_at)
    cross join lateral (
      select body, meta from interaction_text t
      where t.brand_id = ${ctx.brandId} and t.interaction_id = r.id and t.recorded_at = r.recorded_at limit 1) t`.execute(
    ctx.db,
  );
  return new Map(found.map((row) => [row.id, row]));
}

async function colleagueNames(ctx: Context, rows: readonly FoundRow[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const id of new Set(rows.flatMap((row) => row.user_id ?? []))) {
    const user = await userById(ctx.db, id);
    if (user) names.set(id, user.name);
  }
  return names;
}

function idsOf(ids: readonly (number | null)[]): number[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
