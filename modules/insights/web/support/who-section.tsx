import { ScrollArea, SegmentedControl, Table, Text } from "@mantine/core";
import { useAddressFilters } from "../../../../platform/ui/address.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useEntryWords } from "../../../timeline/web/index.tsx";
import type { MetricAnswer, MetricGroup, Support } from "../../contract.ts";
import { Section } from "../section.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { type Narrowing, narrowings } from "./use-support.ts";
import { useWaitText } from "./wait-stat.tsx";

/** The same numbers beside each other, by colleague, team or channel; who answered is credited, whoever has it now. */
export function WhoSection({ support: { answers } }: { support: Support }) {
  const words = useWords({ fa, en });
  const [filters, setFilters] = useAddressFilters();
  const by = narrowings.find((name) => name === filters["by"]) ?? "agent";
  const control = (
    <SegmentedControl
      size="xs"
      aria-label={words.who}
      value={by}
      onChange={(value) => setFilters({ by: value === "agent" ? null : value })}
      data={(["agent", "team", "channel"] as const).map((value) => ({ value, label: words.by[value] }))}
    />
  );
  const first = answers[`first_response_by_${by}`];
  return (
    <Section title={`${words.who} ${words.by[by]}`} answer={first} control={control}>
      <WhoTable
        by={by}
        first={first}
        next={by === "agent" ? answers.next_response_by_agent : null}
        resolution={answers[`resolution_by_${by}`]}
        levels={answers[`levels_by_${by}`]}
      />
    </Section>
  );
}

type WhoTableProps = {
  by: Narrowing;
  first: MetricAnswer;
  next: MetricAnswer | null;
  resolution: MetricAnswer;
  levels: MetricAnswer;
};

function WhoTable({ by, first, next, resolution, levels }: WhoTableProps) {
  const words = useWords({ fa, en });
  const { columns } = words;
  const { channel } = useEntryWords();
  const format = useFormat();
  const waitText = useWaitText();
  const of = (answer: MetricAnswer | null, value: unknown) => answer?.groups.find(({ key }) => key[by] === value);
  const values = new Map<unknown, MetricGroup>();
  for (const answer of [first, next, resolution])
    for (const group of answer?.groups ?? []) if (!values.has(group.key[by])) values.set(group.key[by], group);
  const nameOf = ({ key, label }: MetricGroup) => {
    const value = key[by];
    if (value === null || value === undefined) return words.none[by];
    return by === "channel" ? channel(String(value)) : typeof label === "string" ? label : String(value);
  };
  const rows = [...values].sort(([a], [b]) => (of(first, b)?.n ?? 0) - (of(first, a)?.n ?? 0));
  const kept = (value: unknown) => {
    const share = of(levels, value)?.value ?? null;
    return share === null ? "–" : format.percent(share);
  };
  return (
    <ScrollArea type="auto" offsetScrollbars viewportProps={{ tabIndex: 0 }}>
      <Table miw={640} fz="sm" aria-label={first.title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.by[by]}</Table.Th>
            <Table.Th>{columns.answered}</Table.Th>
            <Table.Th>{columns.waiting}</Table.Th>
            <Table.Th>{columns.first}</Table.Th>
            <Table.Th>{columns.p90}</Table.Th>
            {next ? <Table.Th>{columns.next}</Table.Th> : null}
            <Table.Th>{columns.resolution}</Table.Th>
            <Table.Th>{columns.kept}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="tabular">
          {rows.map(([value, group]) => (
            <Table.Tr key={String(value)}>
              <Table.Td>
                <Text span size="sm" c={value === null ? "dimmed" : undefined}>
                  <bdi>{nameOf(group)}</bdi>
                </Text>
              </Table.Td>
              <Table.Td>{format.number(Number(of(first, value)?.["answered"] ?? 0))}</Table.Td>
              <Table.Td>{format.number(Number(of(first, value)?.["waiting"] ?? 0))}</Table.Td>
              <Table.Td>{waitText(of(first, value)) ?? "–"}</Table.Td>
              <Table.Td>{waitText(of(first, value), "p90") ?? "–"}</Table.Td>
              {next ? <Table.Td>{waitText(of(next, value)) ?? "–"}</Table.Td> : null}
              <Table.Td>{waitText(of(resolution, value)) ?? "–"}</Table.Td>
              <Table.Td>{kept(value)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
