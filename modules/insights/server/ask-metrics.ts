import { type BrandWork, type Context, type Database, withBrand } from "../../../platform/db/index.ts";
import type { Language } from "../../../platform/i18n/index.ts";
import { enqueue } from "../../../platform/jobs/index.ts";
import { brandSettings } from "../../admin/index.ts";
import type { MetricAnswer } from "../contract.ts";
import { factsVersion } from "./facts-version.ts";
import { labelled, partnerNames } from "./name-rows.ts";
import { todayIn } from "./period.ts";
import { type Asked, metricOf, questionText, resolveQuestion } from "./question.ts";
import { type Computed, noteRead, quickMs, readSnapshots, type Snapshot, saveSnapshot } from "./snapshots.ts";

const readAgainAfter = 3_600_000;

type Found = Snapshot & { asked: Asked; state: "fresh" | "computed" | "stale" };

/** Computes the answer to one question now. */
export async function computeMetric(ctx: Context, asked: Asked): Promise<Computed> {
  const { metric, question } = await resolveQuestion(ctx, await brandSettings(ctx), asked);
  return { from: question.from, to: question.to, groups: await metric.compute(ctx, question) };
}

/** What an answer depends on: facts move with what arrives and, since periods end today, with the day. */
export async function versionNow(ctx: Context): Promise<string> {
  const { timeZone } = await brandSettings(ctx);
  return `${todayIn(ctx.now, timeZone)} ${await factsVersion(ctx)}`;
}

async function computed(ctx: Context, asked: Asked, version: string): Promise<Found> {
  const started = performance.now();
  const answer = await computeMetric(ctx, asked);
  const computedInMs = Math.round(performance.now() - started);
  const place = { metric: asked.metric, question: questionText(asked), version };
  return { ...answer, ...place, asked, computedAt: ctx.now, computedInMs, lastReadAt: ctx.now, state: "computed" };
}

async function lookUp(ctx: Context, asks: readonly Asked[]) {
  const wanted = asks.map((asked) => ({ metric: metricOf(asked).name, question: questionText(asked) }));
  const known = new Map((await readSnapshots(ctx, wanted)).map((one) => [`${one.metric}?${one.question}`, one]));
  const version = await versionNow(ctx);
  const found: Found[] = [];
  for (const [place, asked] of asks.entries()) {
    const snapshot = known.get(`${wanted[place]!.metric}?${wanted[place]!.question}`);
    if (snapshot?.version === version) found.push({ ...snapshot, asked, state: "fresh" });
    else if (snapshot && snapshot.computedInMs >= quickMs) found.push({ ...snapshot, asked, state: "stale" });
    else found.push(await computed(ctx, asked, version));
  }
  return { found, names: await partnerNames(ctx, found) };
}

async function keep(ctx: Context, found: readonly Found[]): Promise<void> {
  for (const one of found) {
    if (one.state === "computed") await saveSnapshot(ctx, one.asked, one);
    if (one.state === "stale" && worthAgain(one, ctx.now)) {
      await enqueue(
        ctx,
        "insights-refresh",
        { asked: one.asked },
        { key: `insights:${ctx.brandId}:${one.metric}?${one.question}` },
      );
    }
  }
  const old = found.filter((one) => ctx.now.getTime() - one.lastReadAt.getTime() > readAgainAfter);
  if (old.length > 0) await noteRead(ctx, old);
}

/** What takes long is not computed more often than it is worth: at most a twentieth of the time. */
function worthAgain(one: Snapshot, now: Date): boolean {
  return now.getTime() - one.computedAt.getTime() > Math.max(5_000, 20 * one.computedInMs);
}

function needsKeeping(one: Found, now: Date): boolean {
  if (now.getTime() - one.lastReadAt.getTime() > readAgainAfter) return true;
  return one.state === "computed" || (one.state === "stale" && worthAgain(one, now));
}

/**
 * Answers questions in the order asked: from snapshots while facts have not moved; computed at once where that is quick; else the last
 * answer with its `as_of`, while a job computes the new one. Refuses what `resolveQuestion` refuses.
 */
export async function askMetrics(
  database: Database,
  on: BrandWork,
  language: Language,
  asks: readonly Asked[],
): Promise<MetricAnswer[]> {
  const { found, names } = await withBrand(database.app, { ...on, readOnly: true }, (ctx) => lookUp(ctx, asks));
  const kept = found.filter((one) => needsKeeping(one, on.now));
  if (kept.length > 0) await withBrand(database.app, { ...on, readOnly: false }, (ctx) => keep(ctx, kept));
  return found.map((one) => answerOf(one, language, names));
}

function answerOf(found: Found, language: Language, names: ReadonlyMap<number, string | null>): MetricAnswer {
  const { unit, words, name } = metricOf(found.asked);
  const { from, to } = found;
  const groups = found.groups.map((group) => labelled(group, names));
  return { metric: name, ...words[language], unit, from, to, as_of: found.computedAt.toISOString(), groups };
}

/** Computes a question again and keeps the answer; for the job behind a reader's back. */
export async function refreshMetric(database: Database, on: BrandWork, asked: Asked): Promise<void> {
  const fresh = await withBrand(database.app, { ...on, readOnly: true }, async (ctx) =>
    computed(ctx, asked, await versionNow(ctx)),
  );
  await withBrand(database.app, on, (ctx) => saveSnapshot(ctx, asked, fresh));
}
