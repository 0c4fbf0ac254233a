import type { Condition, Definition, Question, Section } from "./definition.ts";
import { isUploaded } from "./pictures.ts";

export const definitionProblemCodes = [
  "key_twice",
  "scale_upside_down",
  "score_on_wrong_scale",
  "question_unknown",
  "question_comes_later",
  "jump_target_unknown",
  "jump_leads_back",
  "section_never_reached",
  "ending_never_reached",
  "nothing_to_ask",
  "least_above_most",
  "language_missing",
  "picture_without_words",
] as const;
/** What is wrong with a definition, and the key of the question, section or ending that it is about. */
export type DefinitionProblem = { at: string; code: (typeof definitionProblemCodes)[number] };

/** The scale that each score is asked on; anything else would be pooled with what it is not. CSAT 1–5, CES 1–7, NPS 0–10. */
const scales = { nps: [0, 10], nps_1_10: [1, 10], csat: [1, 5], ces: [1, 7], expectation: [1, 3] } as const;

/** Everything for which a definition cannot go live; empty where it can. */
export function definitionProblems(definition: Definition): DefinitionProblem[] {
  return [
    ...twice(definition),
    ...definition.sections.flatMap(({ questions }) => questions.flatMap(ofQuestion)),
    ...ofOrder(definition),
    ...ofWays(definition),
    ...ofWords(definition),
  ];
}

function twice({ sections, endings }: Definition): DefinitionProblem[] {
  const keys = [...sections.flatMap(({ key, questions }) => [key, ...questions.map((one) => one.key)])];
  const all = [...keys, ...endings.map(({ key }) => `ending:${key}`)];
  const repeated = all.filter((key, at) => all.indexOf(key) !== at);
  return [...new Set(repeated)].map((at) => ({ at, code: "key_twice" }));
}

function ofQuestion(question: Question): DefinitionProblem[] {
  const at = question.key;
  if (question.type === "scale") {
    const { from, to, score } = question;
    if (from >= to) return [{ at, code: "scale_upside_down" }];
    const wanted = score && scales[score];
    return wanted && (wanted[0] !== from || wanted[1] !== to) ? [{ at, code: "score_on_wrong_scale" }] : [];
  }
  if (question.type === "choice" || question.type === "ranking") {
    const keys = question.options.map(({ key }) => key);
    if (new Set(keys).size < keys.length) return [{ at, code: "key_twice" }];
  }
  if (question.type === "choice") {
    const { least, most, score, options, pictures } = question;
    if (pictures && options.some(({ picture, alt }) => isUploaded(picture) && !alt))
      return [{ at, code: "picture_without_words" }];
    if (least !== undefined && most !== undefined && least > most) return [{ at, code: "least_above_most" }];
    const judged = ["missed", "met", "exceeded"];
    if (score && options.map(({ key }) => key).join() !== judged.join()) return [{ at, code: "score_on_wrong_scale" }];
  }
  if (question.type === "number" && (question.least ?? -Infinity) > (question.most ?? Infinity))
    return [{ at, code: "least_above_most" }];
  return [];
}

/** Conditions may only speak of what was asked before. */
function ofOrder({ sections }: Definition): DefinitionProblem[] {
  const all = new Set(sections.flatMap(({ questions }) => questions.map(({ key }) => key)));
  const before = new Set<string>();
  const problems: DefinitionProblem[] = [];
  const look = (at: string, condition: Condition | undefined) => {
    for (const { of } of condition?.of ?? []) {
      if (of.startsWith("customer.") || before.has(of)) continue;
      problems.push({ at, code: all.has(of) ? "question_comes_later" : "question_unknown" });
    }
  };
  for (const section of sections) {
    const inside: string[] = [];
    for (const { key, show_if: when } of section.questions) {
      look(key, when);
      inside.push(key);
      // In random order nobody knows what comes first.
      if (!section.random) before.add(key);
    }
    for (const key of inside) before.add(key);
    for (const { when } of section.jumps) look(section.key, when);
  }
  return problems;
}

/** Jumps lead forward, to what there is; and everything can be reached. */
function ofWays({ sections, endings }: Definition): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const placeOf = (key: string) => sections.findIndex((section) => section.key === key);
  const reached = new Set<number>([0]);
  const ended = new Set<string>();
  for (const [at, section] of sections.entries()) {
    for (const { to } of section.jumps) {
      if (to === "end") continue;
      if (to.startsWith("ending:")) {
        const key = to.slice("ending:".length);
        if (!endings.some((one) => one.key === key)) problems.push({ at: section.key, code: "jump_target_unknown" });
        ended.add(key);
      } else if (placeOf(to) < 0) problems.push({ at: section.key, code: "jump_target_unknown" });
      else if (placeOf(to) <= at) problems.push({ at: section.key, code: "jump_leads_back" });
      else if (reached.has(at)) reached.add(placeOf(to));
    }
    if (reached.has(at) && !leavesAlways(section)) reached.add(at + 1);
  }
  for (const [at, section] of sections.entries())
    if (!reached.has(at)) problems.push({ at: section.key, code: "section_never_reached" });
  for (const { key } of endings) if (!ended.has(key)) problems.push({ at: key, code: "ending_never_reached" });
  return problems;
}

const leavesAlways = ({ jumps }: Section) => jumps.some(({ when }) => when.of.length === 0);

/** Whoever reads a language reads all of it. */
function ofWords({ sections, languages }: Definition): DefinitionProblem[] {
  const questions = sections.flatMap((section) => section.questions);
  if (questions.every(({ type }) => type === "statement")) return [{ at: sections[0]!.key, code: "nothing_to_ask" }];
  return questions
    .filter(({ title }) => languages.some((language) => !title[language]))
    .map(({ key: at }) => ({ at, code: "language_missing" }));
}
