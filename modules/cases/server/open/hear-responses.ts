import type * as z from "zod";
import type { JobRun } from "../../../../platform/jobs/index.ts";
import type { ResponsesSubmitted } from "../../../surveys/events.ts";
import { thankPromoter } from "../promoters/thank-promoter.ts";
import { readCaseSettings } from "../settings/case-settings.ts";
import { weighResponse } from "./hear-response.ts";
import { mayBeBad } from "./judge-answer.ts";

type Heard = z.infer<(typeof ResponsesSubmitted)["schema"]>;

/** Answers older than this are history: who brings in a year of them does not want a year of cases. In milliseconds. */
const fresh = 7 * 86_400_000;

/** Of what was answered together, looks closer at what may be bad or was changed: each in a transaction of its own. */
export async function hearBadAnswers(job: JobRun, { responses }: Heard): Promise<void> {
  const { rules } = await job.read(readCaseSettings);
  const looked = ofLate(job, responses).filter((one) => one.changed || mayBeBad(rules, one));
  await each(looked, (one) => job.write((ctx) => weighResponse(ctx, one)));
}

/** Of what was answered together, thanks those who are very happy, where the brand wants that. */
export async function hearHappyAnswers(job: JobRun, { responses }: Heard): Promise<void> {
  const { promoter } = await job.read(readCaseSettings);
  if (!promoter.on) return;
  const happy = ofLate(job, responses).filter(({ scores }) =>
    scores.some(({ kind, score }) => kind === "nps" && score >= promoter.from),
  );
  await each(happy, (one) => job.write((ctx) => thankPromoter(ctx, job.house, one)));
}

type Response = Heard["responses"][number];

/** One that fails holds nobody else up; the job is tried again for it, and for the others nothing changes then. */
async function each(responses: readonly Response[], work: (one: Response) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const one of responses) await work(one).catch((error) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, "some answers could not be heard");
}

function ofLate(job: JobRun, responses: Heard["responses"]): Heard["responses"] {
  const since = job.house.clock().getTime() - fresh;
  return responses.filter(({ customerId, answeredAt }) => customerId !== null && Date.parse(answeredAt) >= since);
}
