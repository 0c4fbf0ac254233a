import { type BrandWork, type Context, type Database, withBrand } from "../../../platform/db/index.ts";
import type { Language } from "../../../platform/i18n/index.ts";
import { enqueue } from "../../../platform/jobs/index.ts";
import type { MetricAnswer } from "../contract.ts";
import { takeSnapshot, versionNow } from "./compute-metric.ts";
import { labelled, partnerNames } from "./name-rows.ts";
import { type Asked, metricOf, questionText } from "./question.ts";
import { noteRead, readSnapshots, type Snapshot, saveSnapshot } from "./snapshots.ts";

/**
 * How many milliseconds of computing anew a reader waits for, judged by the last time; beyond that the last answer is given, with its
 * time, and a job computes the new one. A page opens at once, a question over the API waits a little, a command for what is exact.
 */
export const patience = { page: 30, answer: 2000, exact: Number.POSITIVE_INFINITY };

const readAgainAfter = 3_600_000;
type State = "fresh" | "computed" | "stale";
type Found = { asked: Asked; snapshot: Snapshot; state: State };
export type MetricAnswers = {
  answers: MetricAnswer[] /** Newer numbers than these are being computed. */;
  updating: boolean;
};

/** Which outdated answers are computed while the reader waits: the quickest first, as many as patience allows. */
function worthWaiting(outdated: readonly Snapshot[], patienceMs: number): Set<Snapshot> {
  const waited = new Set<Snapshot>();
  let spent = 0;
  for (const one of outdated.toSorted((one, other) => one.computedInMs - other.computedInMs)) {
    spent += one.computedInMs;
    if (spent <= patienceMs) waited.add(one);
  }
  return waited;
}

async function lookUp(ctx: Context, asks: readonly Asked[], patienceMs: number) {
  const wanted = asks.map((asked) => ({ metric: metricOf(asked).name, question: questionText(asked) }));
  const kept = await readSnapshots(ctx, wanted);
  const known = new Map(kept.map((one) => [`${one.metric}?${one.question}`, one]));
  const version = await versionNow(ctx);
  const waited = worthWaiting(
    kept.filter((one) => one.version !== version),
    patienceMs,
  );
  const found: Found[] = [];
  for (const [place, asked] of asks.entries()) {
    const snapshot = known.get(`${wanted[place]!.metric}?${wanted[place]!.question}`);
    if (snapshot && !waited.has(snapshot)) {
      found.push({ asked, snapshot, state: snapshot.version === version ? "fresh" : "stale" });
    } else {
      found.push({ asked, snapshot: await takeSnapshot(ctx, asked, version), state: "computed" });
    }
  }
  return {
    found,
    names: await partnerNames(
      ctx,
      found.map(({ snapshot }) => snapshot),
    ),
  };
}

const isOldRead = ({ snapshot }: Found, now: Date) => now.getTime() - snapshot.lastReadAt.getTime() > readAgainAfter;

/** What takes long is not computed more often than it is worth: at most a twentieth of the time. */
function worthAgain({ state, snapshot }: Found, now: Date): boolean {
  return (
    state === "stale" && now.getTime() - snapshot.computedAt.getTime() > Math.max(5_000, 20 * snapshot.computedInMs)
  );
}

async function keep(ctx: Context, found: readonly Found[]): Promise<void> {
  for (const { asked, snapshot, state } of found) if (state === "computed") await saveSnapshot(ctx, asked, snapshot);
  for (const one of found.filter((one) => worthAgain(one, ctx.now))) await refreshLater(ctx, one.asked);
  const old = found.filter((one) => isOldRead(one, ctx.now));
  if (old.length > 0)
    await noteRead(
      ctx,
      old.map(({ snapshot }) => snapshot),
    );
}

/** Has a job compute a question again; asked twice before it ran, it runs once. */
export function refreshLater(ctx: Context, asked: Asked): Promise<void> {
  const key = `insights:${ctx.brandId}:${asked.metric}?${questionText(asked)}`;
  return enqueue(ctx, "insights-refresh", { asked }, { key });
}

/**
 * Answers questions in the order asked: from snapshots while facts have not moved; computed at once where patience allows; else the
 * last answer with its `as_of`, while a job computes the new one. Refuses what `resolveQuestion` refuses.
 */
export async function askMetrics(
  database: Database,
  on: BrandWork,
  language: Language,
  asks: readonly Asked[],
  patienceMs: number = patience.answer,
): Promise<MetricAnswers> {
  const { found, names } = await withBrand(database.app, { ...on, readOnly: true }, (ctx) =>
    lookUp(ctx, asks, patienceMs),
  );
  const kept = found.filter((one) => one.state === "computed" || worthAgain(one, on.now) || isOldRead(one, on.now));
  if (kept.length > 0) await withBrand(database.app, { ...on, readOnly: false }, (ctx) => keep(ctx, kept));
  const answers = found.map((one) => answerOf(one, language, names));
  return { answers, updating: found.some((one) => worthAgain(one, on.now)) };
}

function answerOf(
  { asked, snapshot }: Found,
  language: Language,
  names: ReadonlyMap<number, string | null>,
): MetricAnswer {
  const { unit, words, name } = metricOf(asked);
  const groups = snapshot.groups.map((group) => labelled(group, names));
  const { from, to, computedAt } = snapshot;
  return { metric: name, ...words[language], unit, from, to, as_of: computedAt.toISOString(), groups };
}
