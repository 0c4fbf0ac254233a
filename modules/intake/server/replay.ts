import { sql } from "kysely";
import { type Context, inSavepoint } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { tables } from "../db/tables.ts";
import { fieldOf } from "./batch/answer-lines.ts";
import { personErased, quarantined } from "./quarantine.ts";

type Replay = (ctx: Context, body: string) => Promise<void>;
const readers = new Map<string, Replay>();

/** Says who reads a quarantined body again. The name stays the same over versions: it is stored with what waits. */
export function registerReader(reader: string, replay: Replay): void {
  readers.set(reader, replay);
}

export type ReplayOutcome = { replayed: boolean; problemCode: string | null; problemField: string | null };

/**
 * Reads what waits again, corrected where a `body` is given. Success closes it; a refusal is kept as its new reason. Both are
 * outcomes, not errors. Refuses `not_found` and, when it was replayed or dismissed before, `conflict`.
 */
export async function replayQuarantined(ctx: Context, id: number, body?: string): Promise<ReplayOutcome> {
  await sql`select from quarantine where brand_id = ${ctx.brandId} and id = ${id} for update`.execute(ctx.db);
  const waiting = await quarantined(ctx, id);
  if (waiting.replayed_at || waiting.dismissed_at || waiting.body === null) throw new Refusal("conflict", "quarantine");
  const text = body ?? waiting.body;
  const refusal = await read(ctx, waiting.reader, text);
  const code = refusal?.code ?? null;
  const problemField = (refusal && fieldOf(refusal)) ?? null;
  await tables(ctx)
    .updateTable("quarantine")
    .set({
      // A person who was erased meanwhile is not kept waiting.
      ...(code === personErased ? { body: null, dismissed_at: ctx.now, dismissed_by: "erasure" } : { body: text }),
      attempts: waiting.attempts + 1,
      ...(refusal ? { problem_code: refusal.code, problem_field: problemField } : { replayed_at: ctx.now }),
    })
    .where("brand_id", "=", ctx.brandId)
    .where("id", "=", id)
    .execute();
  return { replayed: !refusal, problemCode: code, problemField };
}

/** Reads inside a savepoint, so that a refusal leaves nothing behind but its reason. */
async function read(ctx: Context, reader: string, body: string): Promise<Refusal | null> {
  const replay = readers.get(reader);
  if (!replay) return new Refusal("reader_missing");
  try {
    await inSavepoint(ctx, () => replay(ctx, body));
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Puts aside what nobody needs. Refuses `not_found` and, when it was replayed or dismissed before, `conflict`. */
export async function dismissQuarantined(ctx: Context, id: number): Promise<void> {
  const by = ctx.actor.kind === "user" ? ctx.actor.id : ctx.actor.kind;
  const { numUpdatedRows } = await tables(ctx)
    .updateTable("quarantine")
    .set({ dismissed_at: ctx.now, dismissed_by: by })
    .where("brand_id", "=", ctx.brandId)
    .where("id", "=", id)
    .where("replayed_at", "is", null)
    .where("dismissed_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await quarantined(ctx, id);
  throw new Refusal("conflict", "quarantine");
}

/** Takes a dismissal back. Refuses `not_found`. */
export async function restoreQuarantined(ctx: Context, id: number): Promise<void> {
  await quarantined(ctx, id);
  await tables(ctx)
    .updateTable("quarantine")
    .set({ dismissed_at: null, dismissed_by: null })
    .where("brand_id", "=", ctx.brandId)
    .where("id", "=", id)
    .execute();
}
