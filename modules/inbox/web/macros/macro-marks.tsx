import { Group, Select } from "@mantine/core";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useColleagues } from "../parts/use-colleagues.ts";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import type { PartProps } from "./macro-form.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const levels = ["2", "1", "0", "-1"] as const;
const names = { "2": "urgent", "1": "high", "0": "usual", "-1": "low" } as const;
const hours = ["1", "24", "72", "168", ""] as const;

/** Priority, assignee, team, and how a macro ends; what is left empty stays as it is. */
export function MacroMarks({ deeds, onChange }: PartProps) {
  const words = useWords({ fa, en });
  const { priorities } = useInboxWords();
  const { others, teams } = useColleagues();
  const people = [
    { value: "me", label: words.me },
    { value: "nobody", label: words.nobody },
    ...others.map(({ userId, name }) => ({ value: userId, label: name })),
  ];
  const ends = (["resolve", "snooze"] as const).map((value) => ({ value, label: words.ends[value] }));
  return (
    <>
      <Group grow gap={12} align="flex-start">
        <Select
          clearable
          label={words.priority}
          placeholder={words.asIs}
          data={levels.map((value) => ({ value, label: priorities[names[value]] }))}
          value={deeds.priority === undefined ? null : String(deeds.priority)}
          onChange={(value) => onChange({ priority: value === null ? undefined : Number(value) })}
        />
        <Select
          clearable
          searchable
          label={words.assignee}
          placeholder={words.asIs}
          data={people}
          value={deeds.assignee === undefined ? null : (deeds.assignee ?? "nobody")}
          onChange={(value) => onChange({ assignee: value === null ? undefined : value === "nobody" ? null : value })}
        />
      </Group>
      <Group grow gap={12} align="flex-start">
        {teams.length > 0 ? (
          <Select
            clearable
            label={words.team}
            placeholder={words.asIs}
            data={[
              ...teams.map(({ id, name }) => ({ value: String(id), label: name })),
              { value: "0", label: words.noTeam },
            ]}
            value={deeds.team === undefined ? null : String(deeds.team ?? 0)}
            onChange={(value) => onChange({ team: value === null ? undefined : Number(value) || null })}
          />
        ) : null}
        <Select
          clearable
          label={words.afterwards}
          placeholder={words.ends.nothing}
          data={ends}
          value={deeds.afterwards ?? null}
          onChange={(value) => onChange({ afterwards: ends.find((one) => one.value === value)?.value })}
        />
        {deeds.afterwards === "snooze" ? (
          <Select
            label={words.snoozeFor}
            allowDeselect={false}
            data={hours.map((value) => ({ value, label: words.snoozes[value] }))}
            value={String(deeds.snooze_hours ?? "")}
            onChange={(value) => onChange({ snooze_hours: value ? Number(value) : null })}
          />
        ) : null}
      </Group>
    </>
  );
}
