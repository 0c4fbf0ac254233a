import { useQuery } from "@tanstack/react-query";
import { weekdayName } from "../../../../platform/i18n/index.ts";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useEntryWords } from "../../../timeline/web/index.tsx";
import { type RuleFact, statuses } from "../../contract.ts";
import { channelsQuery } from "../inbox-calls.ts";
import { useColleagues } from "../parts/use-colleagues.ts";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { attributesQuery, groupsQuery } from "./rules-calls.ts";

export type Choice = { value: string; label: string };

const channels = [
  "chat",
  "sms",
  "email",
  "telegram",
  "bale",
  "rubika",
  "form",
  "phone",
  "whatsapp",
  "instagram",
  "messenger",
];
const days = ["saturday", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday"];

/** What each fact of a condition can be, by the names that the brand gave; null where it is written freely. */
export function useRuleChoices() {
  const words = useWords({ fa, en });
  const shared = useInboxWords();
  const entries = useEntryWords();
  const { language } = usePreferences();
  const { people, teams } = useColleagues();
  const known = useCan("customers.read");
  const accounts = useQuery(channelsQuery()).data?.rows ?? [];
  const groups = useQuery({ ...groupsQuery(), enabled: known }).data?.rows ?? [];
  const attributes = useQuery({ ...attributesQuery(), enabled: known }).data?.rows ?? [];
  const named = (keys: readonly (keyof typeof words.values)[]) =>
    keys.map((value) => ({ value, label: words.values[value] }));
  const byId = (rows: readonly { id: number; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: String(id), label: name }));
  const priorities = [2, 1, 0, -1].map((value) => ({
    value: String(value),
    label: [shared.priorities.low, shared.priorities.usual, shared.priorities.high, shared.priorities.urgent][
      value + 1
    ]!,
  }));
  const choices: Partial<Record<RuleFact, Choice[]>> = {
    channel: channels.map((value) => ({ value, label: entries.channel(value) })),
    account: byId(accounts),
    status: statuses.map((value) => ({ value, label: shared.statuses[value] })),
    priority: priorities,
    team: [{ value: "", label: words.values.noTeam }, ...byId(teams)],
    assignee: [{ value: "", label: words.values.nobody }, ...people],
    language: named(["fa", "en"]),
    by_machine: named(["no", "yes"]),
    hours: named(["open", "closed"]),
    weekday: days.map((value, at) => ({ value, label: weekdayName((at + 6) % 7, language) })),
    customer: named(["new", "returning", "known", "unknown"]),
    lifecycle: Object.entries(shared.lifecycles).map(([value, label]) => ({ value, label })),
    customer_group: byId(groups),
  };
  return {
    choices,
    attributes: attributes.map(({ key, label }) => ({ value: key, label })),
    people,
    teams: byId(teams),
    priorities,
    labelOf: (fact: RuleFact, value: string) => choices[fact]?.find((one) => one.value === value)?.label ?? value,
  };
}
