import { type BrandWork, type Context, type Database, withBrand } from "../../../../platform/db/index.ts";
import type { Language } from "../../../../platform/i18n/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import { namedSurveys } from "../../../surveys/index.ts";
import type { Experience, ScoreName } from "../../contract/experience.ts";
import { askMetrics, patience } from "../ask-metrics.ts";
import { lengthOf } from "../period.ts";
import { type Asked, askedOf, resolveQuestion } from "../question.ts";
import { compareTwo, compareWithRest } from "./compare-groups.ts";

export type AskedExperience = Record<string, string | undefined> & {
  metric?: ScoreName | undefined;
  by?: string | undefined;
  cross?: string | undefined;
  first?: string | undefined;
  second?: string | undefined;
};

/** Longer periods are drawn by month. */
const mostDays = 60;

function questionsOf(given: AskedExperience, granularity: Experience["granularity"]) {
  const { metric = "nps", by = "channel", cross, first: _first, second: _second, ...rest } = given;
  const ask = (name: string, grouped?: string) => askedOf(name, { ...rest, by: grouped });
  const { from, to, period, calendar, survey } = rest;
  return {
    nps: ask("nps"),
    csat: ask("csat"),
    ces: ask("ces"),
    nps_1_10: ask("nps-1-10"),
    expectation: ask("expectation"),
    over_time: ask(metric, granularity),
    by_group: ask(metric, by),
    crossed: cross && cross !== by ? ask(metric, `${by},${cross}`) : null,
    silence: ask(metric, "silence"),
    response_rate: askedOf("response-rate", { from, to, period, calendar, survey, by: "channel" }),
  } satisfies Record<keyof Experience["answers"], Asked | null>;
}

async function pageFor(ctx: Context, given: AskedExperience) {
  const brand = await brandSettings(ctx);
  const { from, to, period, calendar = brand.calendar } = given;
  const { question } = await resolveQuestion(ctx, brand, askedOf("nps", { from, to, period, calendar }));
  const granularity = lengthOf(question) <= mostDays ? ("day" as const) : ("month" as const);
  const surveys = (await namedSurveys(ctx)).map(({ key, name, anonymous }) => ({ key, name, anonymous }));
  return { granularity, surveys, questions: questionsOf({ ...given, calendar }, granularity) };
}

/** Everything the page of scores shows, for one period. Refuses what a question refuses. */
export async function experience(
  database: Database,
  on: BrandWork,
  language: Language,
  given: AskedExperience,
): Promise<Experience> {
  const { granularity, surveys, questions } = await withBrand(database.app, { ...on, readOnly: true }, (ctx) =>
    pageFor(ctx, given),
  );
  const asked = Object.entries(questions).filter((entry): entry is [string, Asked] => entry[1] !== null);
  const { answers, updating } = await askMetrics(
    database,
    on,
    language,
    asked.map(([, one]) => one),
    patience.scores,
  );
  const named = Object.fromEntries(asked.map(([name], place) => [name, answers[place]!]));
  const all = { crossed: null, ...named } as Experience["answers"];
  const { metric = "nps", first, second } = given;
  const { groups } = all.by_group;
  const compared = first && second ? compareTwo(metric, groups, first, second) : compareWithRest(metric, groups);
  const { from, to } = all.nps;
  return { from, to, granularity, updating, surveys, compared, answers: all };
}
