import type { Comparison, Question } from "../../contract.ts";

/** How an answer is compared, as people say it; `below` is kept as `at_most` one less. */
export type SaidComparison = Comparison["is"] | "below";

const whole = (question: Question | undefined) => question?.type === "scale";

/** The comparisons that make sense for the answers of a question; those of a customer's field without one. */
export function comparisonsFor(question: Question | undefined): SaidComparison[] {
  const always: SaidComparison[] = ["answered", "unanswered"];
  switch (question?.type) {
    case "scale":
      return ["below", "at_least", "equals", ...always];
    case "number":
      return ["at_most", "at_least", "equals", ...always];
    case "choice":
    case "ranking":
      return ["one_of", "equals", "not_equals", ...always];
    case "text":
    case "phone":
    case "email":
      return ["contains", ...always];
    case "consent":
      return ["equals", ...always];
    case undefined:
      return ["equals", "not_equals", ...always];
    default:
      return always;
  }
}

/** A comparison as people say it: «کمتر از ۷» where «حداکثر ۶» is kept. */
export function saidOf(
  { is, value }: Comparison,
  question: Question | undefined,
): { is: SaidComparison; value: Comparison["value"] } {
  if (is === "at_most" && whole(question) && !Number.isNaN(Number(value)))
    return { is: "below", value: Number(value) + 1 };
  return { is, value };
}

/** A comparison as it is kept, of what was said. */
export function keptOf(of: string, is: SaidComparison, value: Comparison["value"]): Comparison {
  if (is === "answered" || is === "unanswered") return { of, is };
  if (is === "below") return { of, is: "at_most", value: Number(value) - 1 };
  return { of, is, ...(value !== undefined && { value }) };
}

/** What a new comparison with a question begins as. */
export function beginComparison(question: Question | undefined): Comparison {
  const of = question?.key ?? "customer.lifecycle";
  if (question?.type === "scale") {
    const middle = question.score === "nps" ? 7 : Math.ceil((question.from + question.to) / 2);
    return keptOf(of, "below", middle);
  }
  if (question && "options" in question) return { of, is: "one_of", value: [question.options[0]?.key ?? ""] };
  if (question?.type === "consent") return { of, is: "equals", value: "true" };
  return question ? { of, is: "answered" } : { of, is: "equals", value: "buyer" };
}
