import type { Context } from "../../../../platform/db/index.ts";
import { allowPurpose } from "../../../customers/index.ts";
import type { Written } from "./submit-responses.ts";

/**
 * What customers allowed by their own hand on a page is allowed from then on. A box left empty takes nothing back: a refusal has its own
 * page. That a text may be published is an answer alone, about this text.
 */
export async function recordConsents(ctx: Context, written: readonly Written[]): Promise<void> {
  for (const { ready } of written) {
    if (ready.identityId === null || !ready.strict) continue;
    const questions = ready.survey.definition.sections.flatMap((section) => section.questions);
    for (const question of questions) {
      if (question.type !== "consent" || question.purpose === "testimonial") continue;
      if (ready.judged.answers[question.key] === true) await allowPurpose(ctx, ready.identityId, question.purpose);
    }
  }
}
