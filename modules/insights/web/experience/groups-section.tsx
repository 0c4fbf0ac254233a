import { Group, ScrollArea, Select, Table, Text } from "@mantine/core";
import { useAddressFilters } from "../../../../platform/ui/address.ts";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ComparedGroup, Experience } from "../../contract/experience.ts";
import type { MetricAnswer, MetricGroup } from "../../contract.ts";
import { rowsText } from "../rows-address.ts";
import { Section } from "../section.tsx";
import { DownloadMenu } from "./download-menu.tsx";
import styles from "./experience.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { PairSection } from "./pair-section.tsx";
import { fewAnswers, groupText, useScoreWords } from "./score-words.ts";

const groupable = ["channel", "touchpoint", "mode", "partner", "product", "agent", "segment", "survey", "silence"];

type GroupsProps = { experience: Experience; narrowed: Record<string, string>; path: (rows: string) => string };

/** Groups beside each other with their intervals, what can be said of each against the others, and a table of two groupings. */
export function GroupsSection({ experience, narrowed, path }: GroupsProps) {
  const words = useWords({ fa, en });
  const [filters, setFilters] = useAddressFilters();
  const by = filters["by"] ?? "channel";
  const { by_group: answer, crossed } = experience.answers;
  const data = groupable.map((value) => ({ value, label: words.dimensions[value] ?? value }));
  const control = (
    <Group gap={8} wrap="wrap" justify="flex-end">
      <Select
        aria-label={words.by}
        size="xs"
        w={150}
        data={data}
        value={by}
        allowDeselect={false}
        onChange={(value) => setFilters({ by: value === "channel" ? null : value, first: null, second: null })}
      />
      <Select
        aria-label={words.cross}
        placeholder={words.noCross}
        size="xs"
        w={170}
        clearable
        data={data.filter(({ value }) => value !== by)}
        value={filters["cross"] ?? null}
        onChange={(value) => setFilters({ cross: value })}
      />
      <DownloadMenu answer={answer} narrowed={narrowed} by={by} />
    </Group>
  );
  return (
    <>
      <Section title={words.groups} answer={answer} control={control}>
        <GroupTable answer={answer} compared={experience.compared} narrowed={narrowed} path={path} />
        {experience.compared.length > 2 ? (
          <Text size="xs" c="dimmed" mt={8}>
            {words.manyNote}
          </Text>
        ) : null}
        <PairSection experience={experience} />
      </Section>
      {crossed ? <CrossTable answer={crossed} by={by} cross={filters["cross"] ?? ""} /> : null}
    </>
  );
}

type TableProps = {
  answer: MetricAnswer;
  compared: ComparedGroup[];
  narrowed: Record<string, string>;
  path: (rows: string) => string;
};

function GroupTable({ answer, compared, narrowed, path }: TableProps) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const scores = useScoreWords();
  if (answer.groups.length === 0) return <Text c="dimmed">{words.none}</Text>;
  const said = new Map(compared.map((one) => [groupText(one.group), one]));
  const sorted = answer.groups.toSorted((a, b) => (b.value ?? -1000) - (a.value ?? -1000)).slice(0, 50);
  return (
    <ScrollArea>
      <Table miw={560} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{Object.keys(answer.groups[0]!.key).map((name) => words.dimensions[name] ?? name)}</Table.Th>
            <Table.Th>{words.columns.n}</Table.Th>
            <Table.Th>{words.columns.value}</Table.Th>
            <Table.Th>{words.columns.range}</Table.Th>
            <Table.Th>{words.columns.verdict}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="tabular">
          {sorted.map((group) => (
            <Table.Tr key={groupText(group)}>
              <Table.Td>
                <bdi>{scores.group(group)}</bdi>
              </Table.Td>
              <Table.Td>{group["hidden"] ? "–" : format.number(group.n)}</Table.Td>
              <Table.Td>
                {group["hidden"] ? (
                  "–"
                ) : (
                  <BrandLink path={path(rowsText(answer, group.key, narrowed))} c="inherit">
                    <bdi>{scores.value(answer.unit, group.value)}</bdi>
                  </BrandLink>
                )}
              </Table.Td>
              <Table.Td>
                <Range group={group} unit={answer.unit} />
              </Table.Td>
              <Table.Td>
                <Verdict found={said.get(groupText(group))} unit={answer.unit} hidden={Boolean(group["hidden"])} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

/** The interval of a group on the scale of the score, as a bar with its value as a point. */
function Range({ group, unit }: { group: MetricGroup; unit: string }) {
  const scores = useScoreWords();
  if (group.value === null || group.low === null || group.high === null) return null;
  const [least, span] = unit === "score" ? [-100, 200] : [0, 1];
  const at = (value: number) => ((value - least) / span) * 100;
  const title = `${scores.value(unit, group.low)} – ${scores.value(unit, group.high)}`;
  return (
    <div className={styles["range"]} title={title}>
      <span
        className={styles["rangeLine"]}
        style={{ insetInlineStart: `${at(group.low)}%`, width: `${at(group.high) - at(group.low)}%` }}
      />
      <span
        className={styles["rangeDot"]}
        data-few={group.n < fewAnswers || undefined}
        style={{ insetInlineStart: `${at(group.value)}%` }}
      />
    </div>
  );
}

function Verdict({ found, unit, hidden }: { found: ComparedGroup | undefined; unit: string; hidden: boolean }) {
  const words = useWords({ fa, en });
  const scores = useScoreWords();
  if (hidden) return <Text size="sm">{words.hidden}</Text>;
  if (!found || found.difference === null) return null;
  const name = scores.group(found.group);
  const by = scores.apart(unit, found.difference);
  if (found.verdict === "unknown") {
    return (
      <Text size="sm" c="dimmed">
        {words.unknown}
      </Text>
    );
  }
  return (
    <Text size="sm" c={found.verdict === "higher" ? "var(--good)" : "var(--bad)"}>
      {found.verdict === "higher" ? words.higher(name, by) : words.lower(name, by)}
    </Text>
  );
}

function CrossTable({ answer, by, cross }: { answer: MetricAnswer; by: string; cross: string }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const scores = useScoreWords();
  const values = (name: string) => [...new Set(answer.groups.map(({ key }) => key[name] ?? null))].slice(0, 30);
  const [rows, columns] = [values(by), values(cross)];
  const cell = (row: string | number | null, column: string | number | null) =>
    answer.groups.find(({ key }) => (key[by] ?? null) === row && (key[cross] ?? null) === column);
  return (
    <Section title={words.crossTitle} answer={answer}>
      <ScrollArea>
        <Table withColumnBorders verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th />
              {columns.map((column) => (
                <Table.Th key={String(column)}>{scores.part(cross, column, undefined)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="tabular">
            {rows.map((row) => (
              <Table.Tr key={String(row)}>
                <Table.Th>{scores.part(by, row, undefined)}</Table.Th>
                {columns.map((column) => {
                  const group = cell(row, column);
                  return (
                    <Table.Td key={String(column)}>
                      {group && !group["hidden"] ? (
                        <>
                          <bdi>{scores.value(answer.unit, group.value)}</bdi>
                          <Text size="xs" c="dimmed">
                            {words.answers(format.number(group.n))}
                          </Text>
                        </>
                      ) : (
                        "–"
                      )}
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Section>
  );
}
