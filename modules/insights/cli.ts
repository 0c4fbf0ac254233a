import { type Command, type CommandLine, type Done, languageOption } from "../../platform/cli/index.ts";
import { system } from "../../platform/db/index.ts";
import { formatDuration, formatNumber, formatPercent, type Language } from "../../platform/i18n/index.ts";
import { foldChanges } from "../customers/index.ts";
import type { MetricAnswer, MetricGroup } from "./contract.ts";
import { askMetrics, patience } from "./server/ask-metrics.ts";
import { listMetrics } from "./server/list-metrics.ts";
import { askedOf } from "./server/question.ts";
import { allMetrics } from "./server/registry.ts";
import "./server/metrics/index.ts";

const text = (about: string) => ({ type: "string", about }) as const;
const own = {
  from: text("The first day"),
  to: text("The last day, included"),
  period: text("Instead of days: 30d, this-month, last-month, 12-months, this-year, last-year, all"),
  calendar: text("jalali or gregorian; the brand's where it is left out"),
  by: text("Groupings, with commas"),
  language: text("fa or en; en where it is left out"),
};
const dashed = (name: string) => name.replaceAll("_", "-");

/** `hamdel metrics NAME`: one metric, exact as of now. Without a name, what there is. */
export const metrics: Command = {
  name: "metrics",
  about: "Answer a metric, such as repeat-rate, retention, churn, interactions, revenue; without a name, list them",
  usage:
    "[NAME] [--from DAY] [--to DAY] [--period 90d] [--by NAME,…] [--language fa|en] [--calendar jalali|gregorian] [--kind …]",
  get options() {
    const whose = Map.groupBy(
      allMetrics().flatMap(({ name, options }) =>
        Object.keys(options.shape).map((key) => ({ key: dashed(key), name })),
      ),
      ({ key }) => key,
    );
    const theirs = [...whose].map(([key, metrics]) => [key, text(`Of ${metrics.map(({ name }) => name).join(", ")}`)]);
    return { ...own, ...Object.fromEntries(theirs) };
  },
  words: [0, 1],
  run: (at) => (at.words[0] ? answer(at, at.words[0]) : Promise.resolve(list(languageOption(at.options)))),
};

function list(language: Language): Done {
  const rows = listMetrics(language);
  return { result: { rows }, line: rows.map(({ metric, definition }) => `${metric}: ${definition}`).join("\n") };
}

async function answer(at: CommandLine, name: string): Promise<Done> {
  const { json: _json, brand: _brand, language: _language, ...given } = at.options;
  const language = languageOption(at.options);
  const { database, clock } = await at.house();
  const brand = await at.brand();
  // Nothing may be left behind that the worker has not counted yet.
  await foldChanges(database, brand.id, clock);
  const parameters = Object.fromEntries(
    Object.entries(given).map(([key, value]) => [key.replaceAll("-", "_"), String(value)]),
  );
  const on = { brandId: brand.id, actor: system("hamdel metrics"), now: at.now };
  const { answers } = await askMetrics(database, on, language, [askedOf(name, parameters)], patience.exact);
  return { result: answers[0]!, line: sentence(answers[0]!) };
}

/** A line for a reader, or one for each group. */
function sentence({ title, unit, from, to, groups }: MetricAnswer): string {
  const lines = groups.map((group) => {
    const key = Object.entries(group.key).map(([name, value]) => `${name} ${value}`);
    return [...key, `${written(group.value, unit)}${interval(group, unit)}`, `n ${group.n}`].join(", ");
  });
  return groups.length === 1
    ? `${title}, ${from} to ${to}: ${lines[0]}`
    : [`${title}, ${from} to ${to}`, ...lines].join("\n");
}

function written(value: number | null, unit: MetricAnswer["unit"]): string {
  if (value === null) return "none";
  if (unit === "score") return formatNumber(value, "en", 1);
  if (unit === "seconds") return formatDuration(value, "en");
  return unit === "rate" ? formatPercent(value, "en", 2) : formatNumber(value, "en");
}

function interval({ low, high }: MetricGroup, unit: MetricAnswer["unit"]): string {
  return low === null || high === null ? "" : ` (${written(low, unit)} to ${written(high, unit)})`;
}
