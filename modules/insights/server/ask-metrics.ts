import { sql } from "kysely";
import { type BrandWork, type Context, type Database, together, withBrand } from "../../../platform/db/index.ts";
import type { Language } from "../../../platform/i18n/index.ts";
import { enqueue } from "../../../platform/jobs/index.ts";
import type { MetricAnswer } from "../contract.ts";
import { takeSnapshot, versionsNow } from "./compute-metric.ts";
import { type GroupNames, groupNames, labelled } from "./name-rows.ts";
import { type Asked, metricOf, questionText } from "./question.ts";
import { noteRead, readSnapshots, type Snapshot, saveSnapshot } from "./snapshots.ts";
import { type First, firstTaker, nothingYet } from "./take-first.ts";

/**
 * How long a reader waits for outdated answers to be computed anew, in milliseconds, judged by the last time: the quickest first, until
 * `waitMs` is spent; one younger than `youngMs` is good enough. The others are given as they were, with their time, while a job computes
 * the new ones. A page opens at once, a question over the API waits a little, a command for what is exact. What was never asked is
 * waited for; where `first` is said, a job counts what takes longer than its `ms`, and it is given as `pending`; after one took too long,
 * each further one may take `thenMs`.
 */
export type Patience = { waitMs: number; youngMs: number; first?: First };
export const patience = {
  page: { waitMs: 30, youngMs: 2000 },
  answer: { waitMs: 2000, youngMs: 0 },
  exact: { waitMs: Number.POSITIVE_INFINITY, youngMs: 0 },
  // What is quickly counted is exact; the rest is as it last was, and counted anew behind the reader's back.
  scores: { waitMs: 30, youngMs: 0, first: { ms: 60, thenMs: 20 } },
} satisfies Record<string, Patience>;

/** From so many milliseconds on a question is slow. */
const slowMs = 1000;
const readAgainAfter = 3_600_000;
type State = "fresh" | "computed" | "stale" | "pending";
type Found = { asked: Asked; snapshot: Snapshot; state: State };
export type MetricAnswers = {
  answers: MetricAnswer[] /** Newer numbers than these are being computed. */;
  updating: boolean;
};

function worthWaiting(outdated: readonly Snapshot[], { waitMs, youngMs }: Patience, now: Date): Set<Snapshot> {
  const waited = new Set<Snapshot>();
  const old = outdated.filter((one) => now.getTime() - one.computedAt.getTime() >= youngMs);
  let spent = 0;
  for (const one of old.toSorted((one, other) => one.computedInMs - other.computedInMs)) {
    spent += one.computedInMs;
    if (spent <= waitMs) waited.add(one);
  }
  return waited;
}

async function lookUp(ctx: Context, asks: readonly Asked[], patient: Patience) {
  const wanted = asks.map((asked) => ({ metric: metricOf(asked).name, question: questionText(asked) }));
  const kept = await readSnapshots(ctx, wanted);
  const known = new Map(kept.map((one) => [`${one.metric}?${one.question}`, one]));
  const versionOf = await versionsNow(ctx);
  const versions: string[] = [];
  for (const asked of asks) versions.push(await versionOf(asked));
  const versionNow = new Map(wanted.map((one, place) => [`${one.metric}?${one.question}`, versions[place]!]));
  const outdated = kept.filter((one) => one.version !== versionNow.get(`${one.metric}?${one.question}`));
  const waited = worthWaiting(outdated, patient, ctx.now);
  const found: Found[] = [];
  const takeFirst = firstTaker(ctx, patient.first);
  for (const [place, asked] of asks.entries()) {
    const version = versions[place]!;
    const snapshot = known.get(`${wanted[place]!.metric}?${wanted[place]!.question}`);
    if (snapshot && !waited.has(snapshot)) {
      found.push({ asked, snapshot, state: snapshot.version === version ? "fresh" : "stale" });
    } else {
      const taken = snapshot ? await takeSnapshot(ctx, asked, version) : await takeFirst(asked, version);
      if (taken) found.push({ asked, snapshot: taken, state: "computed" });
      else found.push({ asked, snapshot: await nothingYet(ctx, asked, version), state: "pending" });
    }
  }
  return {
    found,
    names: await groupNames(
      ctx,
      found.map(({ snapshot }) => snapshot),
    ),
  };
}

const isOldRead = ({ snapshot }: Found, now: Date) => now.getTime() - snapshot.lastReadAt.getTime() > readAgainAfter;

/** What takes long is not computed more often than it is worth: at most a twentieth of the time. */
function worthAgain({ state, snapshot }: Found, now: Date): boolean {
  return (
    state === "pending" ||
    (state === "stale" && now.getTime() - snapshot.computedAt.getTime() > Math.max(5_000, 20 * snapshot.computedInMs))
  );
}

async function keep(ctx: Context, found: readonly Found[]): Promise<void> {
  // Lost with the power, a kept answer is computed again: nobody waits for the disk.
  const saved = [sql`set local synchronous_commit = off`.execute(ctx.db) as Promise<unknown>];
  for (const { asked, snapshot, state } of found)
    if (state === "computed") saved.push(saveSnapshot(ctx, asked, snapshot));
  await together(...saved);
  for (const one of found.filter((one) => worthAgain(one, ctx.now))) {
    const slow = one.state === "pending" || one.snapshot.computedInMs >= slowMs;
    await refreshLater(ctx, one.asked, slow);
  }
  const old = found.filter((one) => isOldRead(one, ctx.now));
  if (old.length > 0)
    await noteRead(
      ctx,
      old.map(({ snapshot }) => snapshot),
    );
}

/**
 * Has a job compute a question again; asked twice before it ran, it runs once. Those that are `slow` go one after the other: together they
 * would take the processors, and the memory, from everybody who only reads.
 */
export function refreshLater(ctx: Context, asked: Asked, slow: boolean): Promise<void> {
  const key = `insights:${ctx.brandId}:${asked.metric}?${questionText(asked)}`;
  return enqueue(ctx, "insights-refresh", { asked }, slow ? { key, queue: `insights:${ctx.brandId}` } : { key });
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
  patient: Patience = patience.answer,
): Promise<MetricAnswers> {
  const { found, names } = await withBrand(database.app, { ...on, readOnly: true }, (ctx) =>
    lookUp(ctx, asks, patient),
  );
  const kept = found.filter((one) => one.state === "computed" || worthAgain(one, on.now) || isOldRead(one, on.now));
  if (kept.length > 0) await withBrand(database.app, { ...on, readOnly: false }, (ctx) => keep(ctx, kept));
  const answers = found.map((one) => answerOf(one, language, names));
  return { answers, updating: found.some(({ state }) => state === "stale" || state === "pending") };
}

function answerOf({ asked, snapshot, state }: Found, language: Language, names: GroupNames): MetricAnswer {
  const { unit, words, name } = metricOf(asked);
  const groups = snapshot.groups.map((group) => labelled(group, names));
  const { from, to, computedAt } = snapshot;
  const answer = { metric: name, ...words[language], unit, from, to, as_of: computedAt.toISOString(), groups };
  return state === "pending" ? { ...answer, pending: true } : answer;
}
