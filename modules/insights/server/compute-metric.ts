import { type BrandWork, type Context, type Database, withBrand } from "../../../platform/db/index.ts";
import { brandSettings } from "../../admin/index.ts";
import { answersVersion } from "../../surveys/index.ts";
import { asksPeople } from "./experience/options.ts";
import { factsVersion } from "./facts-version.ts";
import { todayIn } from "./period.ts";
import { type Asked, metricOf, questionText, resolveQuestion } from "./question.ts";
import { type Computed, type Snapshot, saveSnapshot } from "./snapshots.ts";

/** Computes the answer to one question now. Refuses what `resolveQuestion` refuses. */
export async function computeMetric(ctx: Context, asked: Asked): Promise<Computed> {
  const { metric, question } = await resolveQuestion(ctx, await brandSettings(ctx), asked);
  return { from: question.from, to: question.to, groups: await metric.compute(ctx, question) };
}

/** What the answer to a question depends on; asked once for many questions. */
export type VersionOf = (asked: Asked) => Promise<string>;

/**
 * What answers depend on now: facts move with what arrives and, since periods end today, with the day. Numbers of surveys move with answers
 * alone, unless they ask who answered.
 */
export async function versionsNow(ctx: Context): Promise<VersionOf> {
  const { timeZone } = await brandSettings(ctx);
  const today = todayIn(ctx.now, timeZone);
  const known = new Map<string, Promise<string>>();
  const once = (name: string, ask: (ctx: Context) => Promise<string>) => {
    if (!known.has(name)) known.set(name, ask(ctx));
    return known.get(name)!;
  };
  return async (asked) => {
    const { reads } = metricOf(asked);
    if (reads === "invitations") return `${today} ${Math.floor(ctx.now.getTime() / 60_000)}`;
    if (reads !== "answers") return `${today} ${await once("facts", factsVersion)}`;
    const answers = await once("answers", answersVersion);
    const people = asksPeople(asked.by?.split(",") ?? [], asked.options);
    return people ? `${today} ${answers} ${await once("facts", factsVersion)}` : `${today} ${answers}`;
  };
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
    takeSnapshot(ctx, asked, await (await versionsNow(ctx))(asked)),
  );
  await withBrand(database.app, on, (ctx) => saveSnapshot(ctx, asked, fresh));
}
