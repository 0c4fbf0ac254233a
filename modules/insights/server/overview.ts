import { type BrandWork, type Database, withBrand } from "../../../platform/db/index.ts";
import type { Language } from "../../../platform/i18n/index.ts";
import { brandSettings } from "../../admin/index.ts";
import type { MetricAnswer, Overview } from "../contract.ts";
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
function shapeOf(database: Database, on: BrandWork, asked: AskedOverview): Promise<Shape> {
  return withBrand(database.app, { ...on, readOnly: true }, async (ctx) => {
    const brand = await brandSettings(ctx);
    const { question } = await resolveQuestion(ctx, brand, askedOf("revenue", asked));
    const days = lengthOf(question);
    const granularity = days <= mostDays ? "day" : "month";
    if (days >= fewestRetentionDays) return { granularity, retention: asked };
    const calendar = asked.calendar ?? brand.calendar;
    // A named period stays a name, so that its snapshot lives on tomorrow.
    if (asked.period && question.to === question.today)
      return { granularity, retention: { calendar, period: "12-months" } };
    return {
      granularity,
      retention: { calendar, from: firstDayOf(monthOf(question.to, calendar) - 11, calendar), to: question.to },
    };
  });
}

function questionsOf(
  asked: AskedOverview,
  { granularity, retention }: Shape,
): Record<keyof Overview["answers"], Asked> {
  const { calendar, ...period } = asked;
  return {
    customers: askedOf("customers", { by: "lifecycle" }),
    contacts: askedOf("interactions", period),
    contacts_by_channel: askedOf("interactions", { ...asked, by: `channel,${granularity}` }),
    contacts_by_partner: askedOf("interactions", { ...period, by: "partner" }),
    revenue: askedOf("revenue", period),
    revenue_over_time: askedOf("revenue", { ...asked, by: granularity }),
    new_customers: askedOf("new-customers", period),
    repeat_rate: askedOf("repeat-rate", period),
    retention_bounded: askedOf("retention", { ...retention, kind: "bounded" }),
    retention_unbounded: askedOf("retention", { ...retention, kind: "unbounded" }),
    churn: askedOf("churn", period),
    time_between_purchases: askedOf("time-between-purchases", period),
    time_between_purchases_by_week: askedOf("time-between-purchases", { ...period, by: "week" }),
    time_to_first_purchase: askedOf("time-to-first-purchase", period),
    time_to_first_purchase_by_week: askedOf("time-to-first-purchase", { ...period, by: "week" }),
  };
}

/** Everything that the first page of insights shows, for one period. Refuses what a question refuses. */
export async function overview(
  database: Database,
  on: BrandWork,
  language: Language,
  asked: AskedOverview,
): Promise<Overview> {
  const shape = await shapeOf(database, on, asked);
  const questions = questionsOf(asked, shape);
  const names = Object.keys(questions) as (keyof Overview["answers"])[];
  const asks = names.map((name) => questions[name]);
  const { answers, updating } = await askMetrics(database, on, language, asks, patience.page);
  const byName = Object.fromEntries(names.map((name, place) => [name, answers[place]!])) as Record<
    keyof Overview["answers"],
    MetricAnswer
  >;
  const { from, to } = byName.revenue;
  return { from, to, granularity: shape.granularity, updating, answers: byName };
}
