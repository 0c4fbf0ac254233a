import type { Language } from "../../../../platform/i18n/index.ts";
import type { Place } from "./survey-place.ts";

/** How a page was asked for. */
export type Visit = { query: URLSearchParams; language: Language; script: string; wantsJson: boolean; address: string };
/** In which language somebody answers, what an open link's query says, and what goes along from page to page. */
export type Way = { language: Language; query: string; circumstances: Record<string, string | null>; script: string };

const about = ["channel", "touchpoint", "partner", "product", "agent", "code"];

/** The way of a visit: a language the survey has, the asked one before the reader's before the brand's. */
export function wayOf({ survey, brand }: Place, visit: Visit): Way {
  const asked =
    visit.query.get("lang") ?? (survey.definition.languages.includes(visit.language) ? visit.language : brand.language);
  const language = (survey.definition.languages.find((one) => one === asked) ?? survey.definition.languages[0])!;
  const kept = new URLSearchParams();
  for (const name of ["lang", "embed", "in", ...about]) {
    const value = visit.query.get(name);
    if (value) kept.set(name, value.slice(0, 200));
  }
  const circumstances = Object.fromEntries(
    about.filter((name) => kept.has(name)).map((name) => [name, kept.get(name)]),
  );
  return { language, query: kept.size > 0 ? `?${kept}` : "", circumstances, script: visit.script };
}
