import { type BrandWork, type Context, type Database, withBrand } from "../../../platform/db/index.ts";
import type { Language } from "../../../platform/i18n/index.ts";
import { brandSettings } from "../../admin/index.ts";
import type { Overview } from "../contract.ts";
import { askMetrics, patience } from "./ask-metrics.ts";
import { firstDayOf, monthOf } from "./months.ts";
import { lengthOf } from "./period.ts";
import { type Asked, askedOf, resolveQuestion } from "./question.ts";
import type { Question } from "./registry.ts";

export type AskedOverview = { from?: string; to?: string; period?: string; calendar?: "jalali" | "gregorian" };

/** Longer periods are drawn by month. */
const mostDays = 100;
/** Cohorts say little in less than some months: retention then looks at twelve. */
const fewestRetentionDays = 300;

type Granularity = Overview["granularity"];
type Page = { granularity: Granularity; questions: Questions };

/** The questions of the page for a period; the calendar always said, so that one question is kept once. Refuses unreadable periods. */
async function pageFor(ctx: Context, given: AskedOverview): Promise<Page> {
  const brand = await brandSettings(ctx);
  const asked = { ...given, calendar: given.calendar ?? brand.calendar };
  const { question } = await resolveQuestion(ctx, brand, askedOf("revenue", asked));
  const granularity = lengthOf(question) <= mostDays ? "day" : "month";
  return { granularity, questions: questionsOf(asked, granularity, cohortsFor(asked, question)) };
}

/** The period whose cohorts retention shows: the page's, or twelve months up to its end where it is short. */
function cohortsFor(asked: AskedOverview, question: Question): AskedOverview {
  if (lengthOf(question) >= fewestRetentionDays) return asked;
  const { calendar, to, today } = question;
  // A period that goes on stays a name, so that its snapshot lives on tomorrow.
  if (asked.period && to === today) return { calendar, period: "12-months" };
  return { calendar, from: firstDayOf(monthOf(to, calendar) - 11, calendar), to };
}

type Questions = Record<keyof Overview["answers"], Asked>;

function questionsOf(asked: AskedOverview, granularity: Granularity, retention: AskedOverview): Questions {
  return {
    customers: askedOf("customers", { by: "lifecycle" }),
    contacts: askedOf("interactions", asked),
    contacts_by_channel: askedOf("interactions", { ...asked, by: `channel,${granularity}` }),
    contacts_by_partner: askedOf("interactions", { ...asked, by: "partner" }),
    revenue: askedOf("revenue", asked),
    revenue_over_time: askedOf("revenue", { ...asked, by: granularity }),
    new_customers: askedOf("new-customers", asked),
    repeat_rate: askedOf("repeat-rate", asked),
    retention_bounded: askedOf("retention", { ...retention, kind: "bounded" }),
    retention_unbounded: askedOf("retention", { ...retention, kind: "unbounded" }),
    churn: askedOf("churn", asked),
    time_between_purchases: askedOf("time-between-purchases", asked),
    time_between_purchases_by_week: askedOf("time-between-purchases", { ...asked, by: "week" }),
    time_to_first_purchase: askedOf("time-to-first-purchase", asked),
    time_to_first_purchase_by_week: askedOf("time-to-first-purchase", { ...asked, by: "week" }),
  };
}

/** What is asked by whoever opens the page for the first time, in the brand's calendar. */
export async function firstQuestions(ctx: Context): Promise<Asked[]> {
  return Object.values((await pageFor(ctx, { period: "90d" })).questions);
}

/** Everything that the first page of insights shows, for one period. Refuses what a question refuses. */
export async function overview(
  database: Database,
  on: BrandWork,
  language: Language,
  asked: AskedOverview,
): Promise<Overview> {
  const page = await withBrand(database.app, { ...on, readOnly: true }, (ctx) => pageFor(ctx, asked));
  const names = Object.keys(page.questions);
  const { answers, updating } = await askMetrics(database, on, language, Object.values(page.questions), patience.page);
  const named = Object.fromEntries(names.map((name, place) => [name, answers[place]!])) as Overview["answers"];
  const { from, to } = named.revenue;
  return { from, to, granularity: page.granularity, updating, answers: named };
}
