import { IconFlag, IconUsersGroup } from "@tabler/icons-react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ConversationPatch, ConversationRow } from "../../contract.ts";
import { Face } from "../parts/face.tsx";
import type { OptionGroup } from "../parts/picker.tsx";
import { useColleagues } from "../parts/use-colleagues.ts";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import { whenPresets } from "../parts/when-presets.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type Choices = { groups: OptionGroup[]; change: (value: string) => ConversationPatch };

/** Whom a conversation can be given to: oneself, colleagues, teams, nobody. */
export function useAssignChoices(row: ConversationRow | null): Choices {
  const words = useWords({ fa, en });
  const { people, teams } = useColleagues();
  const person = (one: { value: string; label: string }) => ({
    value: `user:${one.value}`,
    label: one.label,
    icon: <Face name={one.label} size={22} />,
    checked: row?.assignee?.id === one.value,
  });
  const team = (one: { id: number; name: string }) => ({
    value: `team:${one.id}`,
    label: one.name,
    icon: <IconUsersGroup size={18} stroke={1.6} aria-hidden />,
    checked: row?.team?.id === one.id,
  });
  const none = [
    ...(row?.assignee === null ? [] : [{ value: "user:", label: words.nobody }]),
    ...(row?.team === null || teams.length === 0 ? [] : [{ value: "team:", label: words.noTeam }]),
  ];
  return {
    groups: [
      { label: words.people, options: [...people.map(person)] },
      { label: words.teams, options: teams.map(team) },
      { options: none },
    ],
    change: (value) => {
      const [kind, id = ""] = [value.slice(0, 4), value.slice(5)];
      return kind === "user" ? { assignee: id || null } : { team: id ? Number(id) : null };
    },
  };
}

/** Until when a conversation can rest. `pick` asks for another time. */
export function useSnoozeChoices(): Choices & { pick: string } {
  const words = useWords({ fa, en });
  const shared = useInboxWords();
  const format = useFormat();
  const presets = whenPresets(new Date(), format.timeZone);
  const far = (at: Date) => (at.getTime() - Date.now() > 20 * 3_600_000 ? format.dateTime(at, "day") : format.time(at));
  return {
    pick: "pick",
    groups: [
      { options: presets.map(({ key, at }) => ({ value: at.toISOString(), label: shared.when[key], note: far(at) })) },
      {
        options: [
          { value: "", label: words.untilTheyWrite },
          { value: "pick", label: `${shared.when.pick}…` },
        ],
      },
    ],
    change: (value) => ({ status: "snoozed", snoozed_until: value || null }),
  };
}

const priorityNames = { "2": "urgent", "1": "high", "0": "usual", "-1": "low" } as const;

/** How pressing it is. */
export function usePriorityChoices(row: ConversationRow | null): Choices {
  const { priorities } = useInboxWords();
  return {
    groups: [
      {
        options: (["2", "1", "0", "-1"] as const).map((value) => ({
          value,
          label: priorities[priorityNames[value]],
          icon: <IconFlag size={16} stroke={1.6} aria-hidden style={{ opacity: Number(value) > 0 ? 1 : 0.4 }} />,
          checked: row?.priority === Number(value),
        })),
      },
    ],
    change: (value) => ({ priority: Number(value) }),
  };
}
