import { type Context, system } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { commitTogether, groupCommit } from "../../../intake/index.ts";
import type { ResponseBody } from "../../contract/answers.ts";
import { type OpenSurvey, openSurvey, refuseClosed } from "../define/survey-rows.ts";
import { readBodies, type Told } from "./read-bodies.ts";
import type { Submission, Submitted } from "./submission.ts";
import { submitResponses } from "./submit-responses.ts";

const actor = system("surveys");

/** A response that another system hands in. */
export type Arrival = { surveyKey: string; body: ResponseBody };

/**
 * The house's way of taking in single responses: what arrives within some milliseconds is committed together and answered after the
 * commit (decision 002). A bad one fails alone, with its refusal.
 */
export function acceptSoon(house: House): (brandId: number, arrival: Arrival) => Promise<Submitted> {
  const commit = (brandId: number, arrivals: Arrival[]) =>
    commitTogether(house, { brandId, actor }, arrivals, acceptArrivals);
  const wait = groupCommit<Arrival, Submitted | Refusal>(commit, { milliseconds: 10, most: 1000, queue: 20_000 });
  return async (brandId, arrival) => {
    const outcome = await wait(brandId, arrival);
    if (outcome instanceof Refusal) throw outcome;
    return outcome;
  };
}

/** Submits responses of other systems in this transaction; in order, what became of each. */
async function acceptArrivals(ctx: Context, arrivals: readonly Arrival[]): Promise<(Submitted | Refusal)[]> {
  const surveys = new Map<string, OpenSurvey | Refusal>();
  for (const { surveyKey } of arrivals)
    if (!surveys.has(surveyKey)) surveys.set(surveyKey, await openForAnswers(ctx, surveyKey));
  const told = arrivals.map(({ surveyKey, body }) => {
    const survey = surveys.get(surveyKey)!;
    return survey instanceof Refusal ? survey : { survey, body, sourceKey: "api" };
  });
  return takeTold(ctx, told);
}

async function openForAnswers(ctx: Context, key: string): Promise<OpenSurvey | Refusal> {
  try {
    const survey = await openSurvey(ctx, { key });
    await refuseClosed(ctx, survey);
    return survey;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Reads and submits what others told, some thousand at once; what is a refusal already stays one. */
export async function takeTold(ctx: Context, told: readonly (Told | Refusal)[]): Promise<(Submitted | Refusal)[]> {
  const readable = told.filter((one) => !(one instanceof Refusal)) as Told[];
  const read = await readBodies(ctx, readable);
  const outcomes = await submitResponses(ctx, read.filter((one) => !(one instanceof Refusal)) as Submission[]);
  let nextRead = 0;
  let nextDone = 0;
  return told.map((one) => {
    if (one instanceof Refusal) return one;
    const submission = read[nextRead++]!;
    return submission instanceof Refusal ? submission : outcomes[nextDone++]!;
  });
}
