import { Text, Title } from "@mantine/core";
import { useAddressFilters } from "../../../platform/ui/address.ts";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { Chart } from "../../../platform/ui/chart.tsx";
import { Stat } from "../../../platform/ui/stat.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { useEntryWords } from "../../timeline/web/index.tsx";
import type { MetricAnswer, Overview } from "../contract.ts";
import styles from "./insights.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { rowsText } from "./rows-address.ts";
import { Section } from "./section.tsx";
import { timeKeys } from "./time-axis.ts";
import { useRowsPath } from "./use-rows-path.ts";
import { useTimeLabels } from "./use-time-labels.ts";

// The palette has six colours: the busiest five channels, and the rest together.
const shown = 5;

/** Contacts over time by channel, and by partner. */
export function ContactsSection({ overview }: { overview: Overview }) {
  const words = useWords({ fa, en });
  const labels = useTimeLabels();
  const { channel } = useEntryWords();
  const [, setFilters] = useAddressFilters();
  const { contacts, contacts_by_channel: byChannel, contacts_by_partner: byPartner } = overview.answers;
  const { granularity } = overview;
  const format = useFormat();
  const rowsPath = useRowsPath();
  const total = contacts.groups[0];
  const keys = timeKeys(byChannel.from, byChannel.to, granularity, format.calendar);
  const series = seriesOf(byChannel, keys, granularity, words.contacts.others);
  const open = (place: number, line: number) => {
    const channel = series[line]?.name;
    const day = { day: keys[place]! };
    const one = channel && channel !== words.contacts.others;
    setFilters({ rows: rowsText(byChannel, one ? { ...day, channel } : day) });
  };
  return (
    <Section title={words.contacts.title} answer={byChannel}>
      <Stat
        label={words.stats.contactsPerDay}
        value={format.number(Number(total?.["per_day"] ?? 0), 1)}
        definition={words.stats.contactsMeaning}
        n={total?.n ?? 0}
        rows={rowsPath(rowsText(contacts))}
      />
      <div className={styles["columns"]} style={{ marginBlockStart: 20 }}>
        <Chart
          title={granularity === "day" ? words.contacts.perDay : words.contacts.perMonth}
          kind="stacked"
          categories={labels(keys, granularity)}
          onPick={granularity === "day" ? open : undefined}
          series={series.map(({ name, values }) => ({
            name: name === words.contacts.others ? name : channel(name),
            values,
          }))}
        />
        <Partners answer={byPartner} />
      </div>
    </Section>
  );
}

function seriesOf(answer: MetricAnswer, keys: readonly string[], granularity: "day" | "month", others: string) {
  const totals = new Map<string, number>();
  for (const { key, n } of answer.groups)
    totals.set(String(key["channel"]), (totals.get(String(key["channel"])) ?? 0) + n);
  const ranked = [...totals].sort(([, a], [, b]) => b - a).map(([channel]) => channel);
  const own = ranked.length > shown + 1 ? ranked.slice(0, shown) : ranked;
  const names = own.length < ranked.length ? [...own, others] : own;
  const place = new Map(keys.map((key, index) => [key, index]));
  const values = new Map(names.map((name) => [name, keys.map(() => 0)]));
  for (const { key, n } of answer.groups) {
    const row = values.get(String(key["channel"])) ?? values.get(others);
    const index = place.get(String(key[granularity]));
    if (row && index !== undefined) row[index]! += n;
  }
  return [...values].map(([name, row]) => ({ name, values: row }));
}

/** Partners by their contacts, most first; what no partner carried is told, not drawn. */
function Partners({ answer }: { answer: MetricAnswer }) {
  const words = useWords({ fa, en }).contacts;
  const format = useFormat();
  const rowsPath = useRowsPath();
  const partners = answer.groups.filter(({ key }) => key["partner"] !== null).sort((a, b) => b.n - a.n);
  const most = partners[0]?.n ?? 0;
  return (
    <section aria-label={words.byPartner}>
      <Title order={3} mb={12} fw="medium">
        {words.byPartner}
      </Title>
      {partners.length === 0 ? <Text c="dimmed">{words.noPartners}</Text> : null}
      <ul className={styles["partners"]}>
        {partners.slice(0, 8).map(({ key, n, label }) => (
          <li key={String(key["partner"])}>
            <BrandLink path={rowsPath(rowsText(answer, key))} c="inherit">
              <bdi>{typeof label === "string" ? label : String(key["partner"])}</bdi>
            </BrandLink>
            <Text span size="sm" c="dimmed" ms={8} className="tabular">
              {format.number(n)}
            </Text>
            <div className={styles["track"]}>
              <div className={styles["fill"]} style={{ width: `${(100 * n) / most}%` }} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
