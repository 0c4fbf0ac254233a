import { type BrandWork, type Context, type Database, withBrand } from "../../../platform/db/index.ts";
import type { Language } from "../../../platform/i18n/index.ts";
import { brandSettings } from "../../admin/index.ts";
import type { Overview } from "../contract.ts";
import { askMetrics, patience } from "./ask-metrics.ts";
import { firstDayOf, monthOf } from "./months.ts";
import { lengthOf } from "./period.ts";
import { type Asked, askedOf, resolveQuestion } from "./question.ts";

export type AskedOverview = { from?: string; to?: string; period?: string; calendar?: "jalali" | "gregorian" };

/** Longer periods are drawn by month. */
const mostDays = 100;
/** Cohorts say little in less than some months: retention then looks at twelve. */
const fewestRetentionDays = 300;

type Shape = { granularity: "day" | "month"; retention: AskedOverview };

/** How a period is drawn, and which months retention looks at. Refuses unreadable periods. */
async function shapeOf(ctx: Context, asked: AskedOverview): Promise<Shape> {
  const { question } = await resolveQuestion(ctx, await brandSettings(ctx), askedOf("revenue", asked));
  const days = lengthOf(question);
  const granularity = days <= mostDays ? "day" : "month";
  if (days >= fewestRetentionDays) return { granularity, retention: asked };
  const { calendar, to, today } = question;
  // A period that goes on stays a name, so that its snapshot lives on tomorrow.
  if (asked.period && to === today) return { granularity, retention: { calendar, period: "12-months" } };
  return { granularity, retention: { calendar, from: firstDayOf(monthOf(to, calendar) - 11, calendar), to } };
}

type Questions = Record<keyof Overview["answers"], Asked>;

function questionsOf(asked: AskedOverview, { granularity, retention }: Shape): Questions {
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
  const { calendar } = await brandSettings(ctx);
  const asked = { period: "90d", calendar };
  return Object.values(questionsOf(asked, await shapeOf(ctx, asked)));
}

/** Everything that the first page of insights shows, for one period. Refuses what a question refuses. */
export async function overview(
  database: Database,
  on: BrandWork,
  language: Language,
  asked: AskedOverview,
): Promise<Overview> {
  const shape = await withBrand(database.app, { ...on, readOnly: true }, (ctx) => shapeOf(ctx, asked));
  const questions = Object.entries(questionsOf(asked, shape));
  const asks = questions.map(([, question]) => question);
  const { answers, updating } = await askMetrics(database, on, language, asks, patience.page);
  const named = questions.map(([name], place) => [name, answers[place]!]);
  const byName = Object.fromEntries(named) as Overview["answers"];
  const { from, to } = byName.revenue;
  return { from, to, granularity: shape.granularity, updating, answers: byName };
}
