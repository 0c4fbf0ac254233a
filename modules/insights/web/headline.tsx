import { Stat, Stats } from "../../../platform/ui/stat.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { MetricAnswer, MetricGroup, Overview } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { minorPerUnit } from "./money-unit.ts";
import { rowsText } from "./rows-address.ts";
import { useRowsPath } from "./use-rows-path.ts";

const number = (group: MetricGroup | undefined, name: string) => Number(group?.[name] ?? 0);

/** The numbers at the top: what was sold, to whom, and how often people came back. */
export function Headline({ answers }: { answers: Overview["answers"] }) {
  const words = useWords({ fa, en }).stats;
  const format = useFormat();
  const rowsPath = useRowsPath();
  const { revenue, new_customers: fresh, repeat_rate: repeat } = answers;
  const freshGroup = fresh.groups[0];
  return (
    <Stats>
      {revenue.groups.map((group) => (
        <Money key={String(group["currency"])} answer={revenue} group={group} />
      ))}
      <RateStat label={words.repeatRate} answer={repeat} />
      <Stat
        label={words.newBuyers}
        value={format.number(freshGroup?.n ?? 0)}
        definition={fresh.definition}
        rows={rowsPath(rowsText(fresh))}
      />
    </Stats>
  );
}

function Money({ answer, group }: { answer: MetricAnswer; group: MetricGroup }) {
  const words = useWords({ fa, en }).stats;
  const format = useFormat();
  const rowsPath = useRowsPath();
  const currency = String(group["currency"]);
  const rows = rowsPath(rowsText(answer, { currency }));
  const average = group["average"];
  const unit = minorPerUnit(currency, format.moneyUnit);
  // Nobody pays tenths of a toman; an average may come out at some.
  const wholeUnits = (minor: number) => (currency === "IRR" ? Math.round(minor / unit) * unit : minor);
  return (
    <>
      <Stat
        label={words.revenue}
        value={format.money(group.value ?? 0, currency)}
        definition={answer.definition}
        n={group.n}
        rows={rows}
      />
      <Stat label={words.orders} value={format.number(group.n)} definition={words.ordersMeaning} rows={rows}>
        <span>{words.cancelled(format.number(number(group, "cancelled")))}</span>
        <span>{words.returned(format.number(number(group, "returned")))}</span>
      </Stat>
      <Stat
        label={words.average}
        value={typeof average === "number" ? format.money(wholeUnits(average), currency) : null}
        definition={words.averageMeaning}
        n={group.n}
        rows={rows}
      />
    </>
  );
}

/** A rate with its interval and the rows behind it. */
export function RateStat({ label, answer }: { label: string; answer: MetricAnswer }) {
  const format = useFormat();
  const rowsPath = useRowsPath();
  const group = answer.groups[0];
  const known = group && group.value !== null && group.low !== null && group.high !== null;
  return (
    <Stat
      label={label}
      value={known ? format.percent(group.value!) : null}
      definition={answer.definition}
      n={known ? group.n : null}
      interval={known ? { low: format.percent(group.low!), high: format.percent(group.high!) } : null}
      rows={rowsPath(rowsText(answer))}
    />
  );
}
