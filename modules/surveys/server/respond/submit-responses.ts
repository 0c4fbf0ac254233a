import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { announce } from "../../../../platform/events/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { brandSettings, isoDayInBrand } from "../../../admin/index.ts";
import { ResponsesSubmitted } from "../../events.ts";
import { type Judged, judgeAnswers } from "./judge-answers.ts";
import { logResponses } from "./log-responses.ts";
import { recordConsents } from "./record-consents.ts";
import {
  addFacts,
  insertResponses,
  keepTexts,
  type Standing,
  takeBackFacts,
  updateResponses,
} from "./response-rows.ts";
import type { Submission, Submitted } from "./submission.ts";

/** A submission that was judged; `day` is the brand's. */
export type Ready = Submission & { judged: Judged; day: string };
/** What was written: the response, and what is counted of it. */
export type Written = { id: number; ready: Ready; result: "recorded" | "changed"; revision: number };

/**
 * Takes in answers, some thousand at once, each once: what came with a key before is "repeated" where it says the same, and "changed"
 * where it says something else and may. Gives, in order, what became of each or why it was refused (`answers_refused`, `survey_answered`).
 */
export async function submitResponses(
  ctx: Context,
  submissions: readonly Submission[],
): Promise<(Submitted | Refusal)[]> {
  if (submissions.length === 0) return [];
  const brand = await brandSettings(ctx);
  const outcomes = new Map<Submission, Submitted | Refusal>();
  const ready: Ready[] = [];
  const origin = new Map<Ready, Submission>();
  for (const submission of submissions) {
    const judged = tryToJudge(submission);
    if (judged instanceof Refusal) outcomes.set(submission, judged);
    else {
      const one = { ...forgotten(submission), judged, day: isoDayInBrand(brand, submission.answeredAt) };
      origin.set(one, submission);
      ready.push(one);
    }
  }
  for (let left = ready; left.length > 0; ) {
    const { now, later } = firstOfEach(left);
    for (const [one, outcome] of await writeOnce(ctx, now)) outcomes.set(origin.get(one)!, outcome);
    left = later;
  }
  return submissions.map((one) => outcomes.get(one)!);
}

/** As submitResponses, for one: refusals are thrown. */
export async function submitResponse(ctx: Context, submission: Submission): Promise<Submitted> {
  const [outcome] = await submitResponses(ctx, [submission]);
  if (outcome instanceof Refusal) throw outcome;
  return outcome!;
}

function tryToJudge({ survey, answers, strict, known }: Submission): Judged | Refusal {
  try {
    return judgeAnswers(survey.definition, answers, { strict, known });
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** An anonymous survey does not know who answers, and not from where. */
function forgotten(submission: Submission): Submission {
  if (!submission.survey.settings.anonymous) return submission;
  return { ...submission, identityId: null, customerId: null, invitationId: null, conversationId: null };
}

/** Those that can be written in one statement, and those whose key stands among them already. */
function firstOfEach(left: readonly Ready[]): { now: Ready[]; later: Ready[] } {
  const seen = new Set<string>();
  const now: Ready[] = [];
  const later: Ready[] = [];
  for (const one of left) {
    const key = `${one.survey.id} ${one.key}`;
    (seen.has(key) ? later : now).push(one);
    seen.add(key);
  }
  return { now, later };
}

async function writeOnce(ctx: Context, ready: readonly Ready[]): Promise<Map<Ready, Submitted | Refusal>> {
  const outcomes = new Map<Ready, Submitted | Refusal>();
  const { fresh, standing } = await insertResponses(ctx, ready);
  const written: Written[] = fresh.map(({ id, ready: one }) => ({ id, ready: one, result: "recorded", revision: 1 }));
  const changes: { before: Standing; ready: Ready }[] = [];
  for (const [one, before] of standing) {
    const decided = decideChange(ctx, one, before);
    if (decided === "write") changes.push({ before, ready: one });
    else outcomes.set(one, decided);
  }
  await takeBackFacts(
    ctx,
    changes.filter(({ before }) => before.answered_at !== null).map(({ before }) => before.id),
  );
  await updateResponses(ctx, changes);
  for (const { before, ready: one } of changes)
    written.push({
      id: before.id,
      ready: one,
      result: before.answered_at === null ? "recorded" : "changed",
      revision: before.revision + 1,
    });
  await keepTexts(ctx, written);
  const counted = written.filter(({ ready: one }) => !one.isTest);
  await addFacts(ctx, counted);
  await logResponses(ctx, counted);
  await recordConsents(ctx, counted);
  await tell(ctx, counted);
  for (const { id, ready: one, result } of written) outcomes.set(one, { id, result });
  return outcomes;
}

function decideChange(
  ctx: Context,
  { judged, survey, rewrites }: Ready,
  before: Standing,
): "write" | Submitted | Refusal {
  if (before.answered_at === null) return "write";
  if (sameAnswers(before.answers, judged.answers)) return { id: before.id, result: "repeated" };
  const until = before.answered_at.getTime() + survey.settings.change_within_minutes * 60_000;
  return rewrites || ctx.now.getTime() <= until ? "write" : new Refusal("survey_answered");
}

function sameAnswers(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => JSON.stringify(a[key] ?? null) === JSON.stringify(b[key] ?? null));
}

async function tell(ctx: Context, written: readonly Written[]): Promise<void> {
  if (written.length === 0) return;
  await recordChanges(ctx, "survey", [...new Set(written.map(({ ready }) => ready.survey.id))]);
  const responses = written.map(({ id, ready, result }) => ({
    responseId: id,
    surveyId: ready.survey.id,
    customerId: ready.customerId,
    conversationId: ready.conversationId,
    mode: ready.mode,
    touchpoint: ready.touchpoint,
    productId: ready.productId,
    answeredAt: ready.answeredAt.toISOString(),
    scores: ready.judged.scores,
    feeling: ready.judged.sentiment,
    changed: result === "changed",
  }));
  await announce(ctx, ResponsesSubmitted, { responses });
}
