import { type BrandWork, type Database, withBrand } from "../../../../platform/db/index.ts";
import type { Language } from "../../../../platform/i18n/index.ts";
import { sharesApart } from "../../../../platform/stats/index.ts";
import type { ScoreName, VitalSign } from "../../contract/experience.ts";
import type { MetricAnswer } from "../../contract.ts";
import { askMetrics, patience } from "../ask-metrics.ts";
import { type Asked, askedOf } from "../question.ts";
import { scoreDifference } from "./compare-groups.ts";
import { customerWorth, readCosts } from "./costs.ts";

type Sign = { metric: string; now: Asked; before: Asked; better: "up" | "down" };

const days = (count: number, ago: number) => `${count}d-ending-${ago}d-ago`;
const sign = (metric: string, count: number, better: Sign["better"], more: Record<string, string> = {}): Sign => ({
  metric,
  now: askedOf(metric, { period: days(count, 1), ...more }),
  before: askedOf(metric, { period: days(count, count + 1), ...more }),
  better,
});

/** What stands on the page, in its order: scores and care of four weeks, buying of a quarter, who stays of half a year. */
const signs: Sign[] = [
  sign("nps", 28, "up"),
  sign("csat", 28, "up"),
  sign("ces", 28, "up"),
  sign("first-response-time", 28, "down", { time: "working" }),
  sign("resolution-time", 28, "down", { time: "working" }),
  sign("reopen-rate", 28, "down"),
  {
    metric: "churn",
    now: askedOf("churn", { period: "180d" }),
    before: askedOf("churn", { period: days(180, 90) }),
    better: "down",
  },
  {
    metric: "repeat-rate",
    now: askedOf("repeat-rate", { period: "90d" }),
    before: askedOf("repeat-rate", { period: days(90, 90) }),
    better: "up",
  },
];

/** By what those who stayed bought in a year, and how many came, keeping is set against winning. */
const year = askedOf("kept-customer-sales", { period: "365d" });

/** Whether two answers differ by more than chance. Medians do where their intervals do not meet: stricter than a test of both. */
function changeOf(metric: string, now: MetricAnswer, before: MetricAnswer): VitalSign["change"] {
  const [one, other] = [now.groups[0], before.groups[0]];
  if (!one || !other || one.n === 0 || other.n === 0) return null;
  if (one["distribution"] && other["distribution"]) {
    const counts = (group: typeof one) => new Map(Object.entries(group["distribution"] as Record<string, number>));
    const found = scoreDifference(metric as ScoreName, counts(one), counts(other));
    return found && found.chance < 0.05 ? (found.difference > 0 ? "up" : "down") : null;
  }
  if (now.unit === "rate") {
    const share = (group: typeof one) => ({ hits: Number(group["hits"]), n: group.n });
    const found = sharesApart(share(one), share(other));
    return found && found.chance < 0.05 ? (found.difference > 0 ? "up" : "down") : null;
  }
  if (one.low === null || one.high === null || other.low === null || other.high === null) return null;
  if (one.low > other.high) return "up";
  return one.high < other.low ? "down" : null;
}

/** The page of health: every sign with its interval and its change, and what a kept customer is worth. No number is made of several. */
export async function vitalSigns(database: Database, on: BrandWork, language: Language) {
  const asked = [...signs.flatMap(({ now, before }) => [now, before]), year];
  const { answers, updating } = await askMetrics(database, on, language, asked, patience.page);
  const costs = await withBrand(database.app, { ...on, readOnly: true }, readCosts);
  const bought = answers.at(-1)!.groups[0]!;
  const shown = signs.map(({ metric, better }, place): VitalSign => {
    const [answer, before] = [answers[2 * place]!, answers[2 * place + 1]!];
    return { answer, before: before.groups[0]?.value ?? null, change: changeOf(metric, answer, before), better };
  });
  return { updating, signs: shown, worth: customerWorth(String(bought["currency"]), costs, bought) };
}
