import { type BrandWork, type Context, type Database, withBrand } from "../../../platform/db/index.ts";
import { brandSettings } from "../../admin/index.ts";
import { factsVersion } from "./facts-version.ts";
import { todayIn } from "./period.ts";
import { type Asked, questionText, resolveQuestion } from "./question.ts";
import { type Computed, type Snapshot, saveSnapshot } from "./snapshots.ts";

/** Computes the answer to one question now. Refuses what `resolveQuestion` refuses. */
export async function computeMetric(ctx: Context, asked: Asked): Promise<Computed> {
  const { metric, question } = await resolveQuestion(ctx, await brandSettings(ctx), asked);
  return { from: question.from, to: question.to, groups: await metric.compute(ctx, question) };
}

/** What an answer depends on: facts move with what arrives and, since periods end today, with the day. */
export async function versionNow(ctx: Context): Promise<string> {
  const { timeZone } = await brandSettings(ctx);
  return `${todayIn(ctx.now, timeZone)} ${await factsVersion(ctx)}`;
}

/** An answer as it will be kept. `version` was read before: what arrives while computing makes it old, never too new. */
export async function takeSnapshot(ctx: Context, asked: Asked, version: string): Promise<Snapshot> {
  const started = performance.now();
  const answer = await computeMetric(ctx, asked);
  const computedInMs = Math.round(performance.now() - started);
  const question = questionText(asked);
  return { ...answer, metric: asked.metric, question, version, computedAt: ctx.now, computedInMs, lastReadAt: ctx.now };
}

/** Computes a question again and keeps the answer; for the job behind a reader's back. */
export async function refreshMetric(database: Database, on: BrandWork, asked: Asked): Promise<void> {
  const fresh = await withBrand(database.app, { ...on, readOnly: true }, async (ctx) =>
    takeSnapshot(ctx, asked, await versionNow(ctx)),
  );
  await withBrand(database.app, on, (ctx) => saveSnapshot(ctx, asked, fresh));
}
