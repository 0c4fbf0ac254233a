import { sql } from "kysely";
import { type Context, inSavepoint } from "../../../platform/db/index.ts";
import { brandSettings } from "../../admin/index.ts";
import { takeSnapshot } from "./compute-metric.ts";
import { type Asked, questionText, resolveQuestion } from "./question.ts";
import type { Snapshot } from "./snapshots.ts";

/** How long the first question that is slow may take, and after it each further one, in milliseconds. */
export type First = { ms: number; thenMs: number };
const cancelled = "57014";
/** What took too long is left to its job for so long, in milliseconds. */
const triedAgainAfter = 60_000;
/** When which question of which brand took too long; a few at a time, and gone with the process. */
const tried = new Map<string, number>();

/**
 * Answers questions that nobody asked before, for a page that opens at once: null where one takes longer than `first.ms`, and for the
 * others, once one did, longer than `first.thenMs`. Without `first` everything is waited for.
 */
export function firstTaker(ctx: Context, first: First | undefined) {
  let left = first?.ms;
  return async (asked: Asked, version: string): Promise<Snapshot | null> => {
    if (left === undefined) return takeSnapshot(ctx, asked, version);
    const name = `${ctx.brandId} ${asked.metric}?${questionText(asked)}`;
    if (ctx.now.getTime() - (tried.get(name) ?? 0) < triedAgainAfter) return null;
    try {
      return await inSavepoint(ctx, async () => {
        await limit(ctx, `${left}ms`);
        const taken = await takeSnapshot(ctx, asked, version);
        await limit(ctx, "0");
        return taken;
      });
    } catch (error) {
      if ((error as { code?: string }).code !== cancelled) throw error;
      left = first?.thenMs;
      if (tried.size > 1000) tried.clear();
      tried.set(name, ctx.now.getTime());
      return null;
    }
  };
}

/** Until the transaction ends, or the savepoint is undone. */
async function limit(ctx: Context, time: string): Promise<void> {
  await sql`select set_config('statement_timeout', ${time}, true)`.execute(ctx.db);
}

/** What stands for an answer that is still being counted. */
export async function nothingYet(ctx: Context, asked: Asked, version: string): Promise<Snapshot> {
  const { question } = await resolveQuestion(ctx, await brandSettings(ctx), asked);
  const { from, to } = question;
  const about = { metric: asked.metric, question: questionText(asked), version };
  return { ...about, from, to, groups: [], computedAt: ctx.now, computedInMs: 0, lastReadAt: ctx.now };
}
