import { useQuery } from "@tanstack/react-query";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useEntryWords } from "../../../timeline/web/index.tsx";
import type { ConversationRow } from "../../contract.ts";
import { labelsQuery } from "../inbox-calls.ts";
import { useColleagues } from "../parts/use-colleagues.ts";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What the list is narrowed by. */
export const narrowing = [
  "channel",
  "account",
  "status",
  "priority",
  "waiting_over",
  "team",
  "assignee",
  "label",
  "customer",
] as const;
type Choices = Record<(typeof narrowing)[number], { data: Choice[]; word: (value: string) => string }>;
type Choice = { value: string; label: string };

const channels = [
  "chat",
  "sms",
  "email",
  "telegram",
  "bale",
  "bale_safir",
  "rubika",
  "whatsapp",
  "instagram",
  "messenger",
  "phone",
];
const levels = { "2": "urgent", "1": "high", "0": "usual", "-1": "low" } as const;

/** What each filter can be, as choices, and the word of one value. */
export function useFilterChoices(rows: readonly ConversationRow[]): Choices {
  const words = useWords({ fa, en });
  const { priorities, statuses } = useInboxWords();
  const { channel } = useEntryWords();
  const { others, teams, nameOf } = useColleagues();
  const labels = useQuery(labelsQuery(null)).data?.rows ?? [];
  const named = (data: Choice[], unknown = "…") => ({
    data,
    word: (value: string) => data.find((one) => one.value === value)?.label ?? unknown,
  });
  const accounts = new Map(rows.flatMap(({ account }) => (account ? [[String(account.id), account.name]] : [])));
  const customers = new Map(rows.map(({ customer }) => [String(customer.id), customer.name ?? ""]));
  const choices = (of: Iterable<readonly [string, string]>) => [...of].map(([value, label]) => ({ value, label }));
  const assignees = named([
    { value: "me", label: words.mineOnly },
    { value: "none", label: words.nobody },
    ...others.map(({ userId, name }) => ({ value: userId, label: name })),
  ]);
  const level = (value: keyof typeof levels) => ({ value, label: priorities[levels[value]] });
  return {
    channel: { data: channels.map((one) => ({ value: one, label: channel(one) })), word: channel },
    account: named(choices(accounts), words.account),
    status: named((["open", "snoozed", "bot"] as const).map((value) => ({ value, label: statuses[value] }))),
    priority: named((["2", "1", "0", "-1"] as const).map(level)),
    waiting_over: named(choices(Object.entries(words.overs).sort(([a], [b]) => Number(a) - Number(b)))),
    team: named(teams.map(({ id, name }) => ({ value: String(id), label: name }))),
    assignee: {
      data: assignees.data,
      word: (id) => (id === "me" || id === "none" ? assignees.word(id) : nameOf(id)),
    },
    label: { data: labels.map(({ label }) => ({ value: label, label })), word: (label) => label },
    customer: named(choices(customers), words.customer),
  };
}
