import { useQuery } from "@tanstack/react-query";
import { useCan } from "../../../../platform/ui/session.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { groupsQuery } from "../../../customers/web/index.tsx";
import { useEntryWords } from "../../../timeline/web/index.tsx";
import { useColleagues } from "../parts/use-colleagues.ts";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import type { LevelNames } from "./level-sentence.ts";

const channels = ["chat", "email", "sms", "telegram", "bale", "rubika", "web", "phone"];

/** What a level can ask for, as choices, and the names behind its ids. */
export function useLevelNames() {
  const { priorities } = useInboxWords();
  const { channel } = useEntryWords();
  const { teams, teamOf } = useColleagues();
  const format = useFormat();
  const groups = useQuery({ ...groupsQuery(), enabled: useCan("customers.read") }).data?.rows ?? [];
  const priority = (value: number) =>
    ({ "-1": priorities.low, "0": priorities.usual, "1": priorities.high, "2": priorities.urgent })[String(value)] ??
    "";
  const names: LevelNames = {
    channel,
    priority,
    team: teamOf,
    segment: (id) => groups.find((group) => group.id === id)?.name ?? "…",
    number: (value) => format.number(value),
  };
  return {
    names,
    choices: {
      channels: channels.map((value) => ({ value, label: channel(value) })),
      priorities: [2, 1, 0, -1].map((value) => ({ value: String(value), label: priority(value) })),
      teams: teams.map(({ id, name }) => ({ value: String(id), label: name })),
      segments: groups.map(({ id, name }) => ({ value: String(id), label: name })),
    },
  };
}
