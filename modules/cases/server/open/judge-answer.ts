import { sentimentOf } from "../../../../platform/text/sentiment/index.ts";
import type { CaseRule } from "../../contract.ts";

/** What somebody answered, and about what. */
export type Answer = {
  scores: readonly { question: string; kind: string; score: number }[];
  comment: string | null;
  surveyId: number;
  touchpoint: string | null;
  channel: string | null;
  productId: number | null;
  segments: readonly number[];
};

/** The first rule that an answer falls under, or null where it is not one to worry about. Pure. */
export function ruleFor(rules: readonly CaseRule[], answer: Answer): CaseRule | null {
  return rules.find((rule) => rule.on && isAbout(rule, answer) && isBad(rule, answer)) ?? null;
}

function isBad({ scores, unhappy }: CaseRule, answer: Answer): boolean {
  const low = answer.scores.some(({ kind, score }) =>
    scores.some((bounds) => bounds.kind === kind && score >= bounds.from && score <= bounds.to),
  );
  return low || (unhappy && isUnhappy(answer.comment));
}

/** Whether a comment complains. */
function isUnhappy(comment: string | null): boolean {
  return comment !== null && comment.trim() !== "" && sentimentOf(comment).label === "negative";
}

function isAbout(rule: CaseRule, answer: Answer): boolean {
  return (
    meets(rule.surveys, answer.surveyId) &&
    meets(rule.touchpoints, answer.touchpoint) &&
    meets(rule.channels, answer.channel) &&
    meets(rule.products, answer.productId) &&
    (rule.segments.length === 0 || rule.segments.some((id) => answer.segments.includes(id)))
  );
}

function meets<T>(wanted: readonly T[], is: T | null): boolean {
  return wanted.length === 0 || (is !== null && wanted.includes(is));
}

/**
 * Whether an answer is worth looking at more closely: a score that some rule names, or a comment that may complain. `feeling` is the comment's,
 * −1 to 1.
 */
export function mayBeBad(
  rules: readonly CaseRule[],
  heard: { scores: Answer["scores"]; feeling: number | null },
): boolean {
  const complains = heard.feeling !== null && heard.feeling < 0;
  return rules.some(
    (rule) =>
      rule.on &&
      ((rule.unhappy && complains) ||
        heard.scores.some(({ kind, score }) =>
          rule.scores.some((one) => one.kind === kind && score >= one.from && score <= one.to),
        )),
  );
}

/** What an answer is about, so that later ones about the same join its case: the product, else the touchpoint, else the survey. */
export function subjectOf({ productId, touchpoint, surveyId }: Answer): string {
  if (productId !== null) return `product:${productId}`;
  return touchpoint ? `touchpoint:${touchpoint.slice(0, 120)}` : `survey:${surveyId}`;
}
