import { type Definition, type DefinitionProblem, definition, definitionProblems } from "../../contract.ts";

/** What stands in the way of a draft: of its publishing, or (`incomplete`) of its being kept on the server at all. */
export type DraftProblem = { at: string; code: DefinitionProblem["code"] | "incomplete" };

/** Everything that is wrong with a draft just now, each with the question, section or ending that it is about. */
export function draftProblems(draft: Definition): DraftProblem[] {
  const read = definition.safeParse(draft);
  const incomplete = read.success ? [] : read.error.issues.map(({ path }) => whereOf(draft, path));
  const known = new Set(incomplete);
  // Who has no words at all is told so once, not once more for each language.
  const others = definitionProblems(draft).filter(({ at, code }) => !(code === "language_missing" && known.has(at)));
  return [...[...known].map((at) => ({ at, code: "incomplete" as const })), ...others];
}

function whereOf(draft: Definition, [part, place, inner, inside]: readonly PropertyKey[]): string {
  if (part === "endings") return draft.endings[Number(place)]?.key ?? "endings";
  if (part !== "sections") return String(part);
  const section = draft.sections[Number(place)];
  const question = inner === "questions" && inside !== undefined ? section?.questions[Number(inside)] : undefined;
  return question?.key ?? section?.key ?? "sections";
}
