import { useAddressFilters } from "../../../platform/ui/address.ts";
import { Chart } from "../../../platform/ui/chart.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { Overview } from "../contract.ts";
import styles from "./insights.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { minorPerUnit, unitName } from "./money-unit.ts";
import { rowsText } from "./rows-address.ts";
import { Section } from "./section.tsx";
import { timeKeys } from "./time-axis.ts";
import { useTimeLabels } from "./use-time-labels.ts";

/** Money and orders over time; a pair of pictures for each currency, since currencies are never added up. */
export function SalesSection({ overview }: { overview: Overview }) {
  const words = useWords({ fa, en }).sales;
  const { revenue_over_time: answer } = overview.answers;
  const currencies = [...new Set(answer.groups.map((group) => String(group["currency"])))];
  return (
    <Section title={words.title} answer={answer}>
      {currencies.map((currency) => (
        <InCurrency key={currency} overview={overview} currency={currency} />
      ))}
    </Section>
  );
}

function InCurrency({ overview, currency }: { overview: Overview; currency: string }) {
  const words = useWords({ fa, en }).sales;
  const format = useFormat();
  const labels = useTimeLabels();
  const [, setFilters] = useAddressFilters();
  const { granularity } = overview;
  const { revenue_over_time: answer } = overview.answers;
  const keys = timeKeys(answer.from, answer.to, granularity, format.calendar);
  const groups = new Map(
    answer.groups.filter((group) => group["currency"] === currency).map((group) => [group.key[granularity], group]),
  );
  const categories = labels(keys, granularity);
  const open = (place: number) =>
    setFilters({ rows: rowsText(answer, { [granularity]: keys[place]!, currency }, { calendar: format.calendar }) });
  const inMoney = words.revenue(unitName(currency, format.moneyUnit, format.language));
  const short = (minor: number) => format.compact(minor / minorPerUnit(currency, format.moneyUnit));
  return (
    <div className={styles["columns"]}>
      <Chart
        title={inMoney}
        kind="bar"
        categories={categories}
        series={[{ name: inMoney, values: keys.map((key) => groups.get(key)?.value ?? 0) }]}
        format={(minor) => format.money(minor, currency)}
        formatAxis={short}
        onPick={open}
      />
      <Chart
        title={words.orders}
        kind="bar"
        categories={categories}
        series={[{ name: words.orders, values: keys.map((key) => groups.get(key)?.n ?? 0) }]}
        onPick={open}
      />
    </div>
  );
}
