import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { tables } from "../db/tables.ts";
import { eraseRaw } from "./raw-input.ts";

/** Why a line is refused that would bring an erased person back. */
export const personErased = "person_erased";

export type NotUnderstood = {
  sourceId: number;
  rawInputId?: number;
  /** Who reads it again on replay (see registerReader). */
  reader: string;
  line?: number;
  body: string;
  problemCode: string;
  problemField?: string;
};

/**
 * Keeps what could not be understood, with the reason, until somebody replays or dismisses it. Whoever was erased (`person_erased`) is
 * not kept waiting either: their lines are left out, and the raw input in which they came is emptied.
 */
export async function putInQuarantine(ctx: Context, refused: readonly NotUnderstood[]): Promise<void> {
  const rows = refused.filter((row) => row.problemCode !== personErased);
  const raw = refused.flatMap((row) => (row.problemCode === personErased && row.rawInputId ? [row.rawInputId] : []));
  await eraseRaw(ctx, [...new Set(raw)]);
  if (rows.length === 0) return;
  await sql`
    insert into quarantine (brand_id, source_id, raw_input_id, reader, line, body, problem_code, problem_field, received_at)
    select ${ctx.brandId}, source_id, raw_input_id, reader, line, body, problem_code, problem_field, ${ctx.now}
    from unnest(
      ${rows.map((row) => row.sourceId)}::int[], ${rows.map((row) => row.rawInputId ?? null)}::bigint[],
      ${rows.map((row) => row.reader)}::text[], ${rows.map((row) => row.line ?? null)}::int[],
      ${rows.map((row) => storable(row.body))}::text[], ${rows.map((row) => row.problemCode)}::text[],
      ${rows.map((row) => row.problemField ?? null)}::text[]
    ) as t (source_id, raw_input_id, reader, line, body, problem_code, problem_field)`.execute(ctx.db);
}

/** PostgreSQL text holds neither NUL nor half surrogates; they become the replacement character. */
function storable(text: string): string {
  return text.replaceAll("\0", "\ufffd").toWellFormed();
}

export type QuarantineFilter = {
  state: "waiting" | "replayed" | "dismissed";
  reader?: string;
  after?: number;
  limit: number;
};

/** What waits (or was replayed, or dismissed), newest first, without bodies. */
export function listQuarantine(ctx: Context, { state, reader, after, limit }: QuarantineFilter) {
  let query = tables(ctx)
    .selectFrom("quarantine")
    .innerJoin("source", (join) =>
      join.onRef("source.brand_id", "=", "quarantine.brand_id").onRef("source.id", "=", "quarantine.source_id"),
    )
    .select([
      "quarantine.id",
      "source.key as source",
      "quarantine.reader",
      "line",
      "problem_code",
      "problem_field",
      "received_at",
      "attempts",
      "replayed_at",
      "dismissed_at",
      sql<string | null>`left(body, 200)`.as("preview"),
    ])
    .where("quarantine.brand_id", "=", ctx.brandId)
    .where("replayed_at", state === "replayed" ? "is not" : "is", null)
    .where("dismissed_at", state === "dismissed" ? "is not" : "is", null)
    .orderBy("quarantine.id", "desc")
    .limit(limit);
  if (after !== undefined) query = query.where("quarantine.id", "<", after);
  if (reader) query = query.where("reader", "=", reader);
  return query.execute();
}

/** One of them with its body; refuses `not_found`. */
export async function quarantined(ctx: Context, id: number) {
  const row = await tables(ctx)
    .selectFrom("quarantine")
    .selectAll()
    .where("brand_id", "=", ctx.brandId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw new Refusal("not_found", "quarantine");
  return row;
}

/** How many wait. */
export async function countWaiting(ctx: Context): Promise<number> {
  const { n } = await tables(ctx)
    .selectFrom("quarantine")
    .select(sql<number>`count(*)`.as("n"))
    .where("brand_id", "=", ctx.brandId)
    .where("replayed_at", "is", null)
    .where("dismissed_at", "is", null)
    .executeTakeFirstOrThrow();
  return n;
}
