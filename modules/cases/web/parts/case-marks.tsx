import { Badge, Select, type SelectProps } from "@mantine/core";
import { IconAlertTriangle, IconClock, IconFlame } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { CaseRow, CaseState } from "../../contract.ts";
import { causesQuery } from "../case-calls.ts";
import styles from "../cases.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Words that several parts of cases share. */
export const useCaseWords = () => useWords({ fa, en });

const colours: Record<CaseState, string> = {
  open: "yellow",
  contacted: "firuze",
  waiting_confirmation: "firuze",
  reopened: "red",
  solved: "teal",
  closed_unconfirmed: "gray",
  withdrawn: "gray",
};

/** How a case stands. */
export function StateBadge({ state }: { state: CaseState }) {
  const words = useCaseWords();
  return (
    <Badge variant="light" color={colours[state]} tt="none" className={styles["badge"] ?? ""}>
      {words.states[state]}
    </Badge>
  );
}

/** That it is grave, and only then. */
export function GraveMark({ row }: { row: Pick<CaseRow, "severity" | "escalated_at" | "contacted_at"> }) {
  const words = useCaseWords();
  const up = row.escalated_at !== null && row.contacted_at === null;
  if (!up && row.severity !== "high") return null;
  return (
    <span className={styles["grave"]}>
      <IconFlame size={15} stroke={1.6} aria-hidden />
      {up ? words.escalated : `${words.severity}: ${words.severities.high}`}
    </span>
  );
}

/** By when the customer is to be reached, and that it is late. */
export function DueMark({ row }: { row: Pick<CaseRow, "due_at" | "overdue" | "state"> }) {
  const words = useCaseWords();
  const waits = row.state === "open" || row.state === "reopened";
  if (!waits || row.due_at === null) return null;
  const Icon = row.overdue ? IconAlertTriangle : IconClock;
  return (
    <span className={styles["due"]} data-over={row.overdue || undefined}>
      <Icon size={15} stroke={1.6} aria-hidden />
      {row.overdue ? words.overdue : words.due} <TimeText at={row.due_at} />
    </span>
  );
}

const most: Record<string, number> = { nps: 10, nps_1_10: 10, csat: 5, ces: 7 };

/** Scores in words, such as «وفاداری ۳ از ۱۰». */
export function useScoreText(): (scores: readonly { kind: string; score: number }[]) => string {
  const words = useCaseWords();
  const format = useFormat();
  const one = ({ kind, score }: { kind: string; score: number }) =>
    kind === "expectation"
      ? (words.expectations[score] ?? "")
      : `${words.kinds[kind] ?? kind} ${words.outOf(format.number(score), format.number(most[kind] ?? 10))}`;
  return (scores) => scores.map(one).filter(Boolean).join(" · ");
}

/** Names of root causes by their keys, with what stands above them. */
export function useCauseNames(): (key: string | null) => string {
  const { language } = usePreferences();
  const rows = useQuery(causesQuery()).data?.rows ?? [];
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return (key) => {
    const cause = key === null ? undefined : byKey.get(key);
    if (!cause) return key ?? "";
    const name = cause[language] || cause.fa || cause.en;
    const parent = cause.parent === null ? undefined : byKey.get(cause.parent);
    return parent ? `${parent[language] || parent.fa || parent.en} › ${name}` : name;
  };
}

/** Chooses a root cause from the tree: by its branch. */
export function CauseSelect(props: Omit<SelectProps, "data">) {
  const words = useCaseWords();
  const { language } = usePreferences();
  const rows = useQuery(causesQuery()).data?.rows ?? [];
  const name = (row: (typeof rows)[number]) => row[language] || row.fa || row.en;
  const data = rows
    .filter(({ parent }) => parent === null)
    .map((top) => ({
      group: name(top),
      items: [top, ...rows.filter(({ parent }) => parent === top.key)].map((row) => ({
        value: row.key,
        label: name(row),
      })),
    }));
  return <Select label={words.cause} placeholder={words.chooseCause} data={data} searchable clearable {...props} />;
}
