import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ConversationPatch, ConversationRow } from "../../contract.ts";
import { labelsQuery } from "../inbox-calls.ts";
import { Picker } from "../parts/picker.tsx";
import { WhenDialog } from "../parts/when-dialog.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useAssignChoices, usePriorityChoices, useSnoozeChoices } from "./use-choices.tsx";

type DeedProps = {
  /** The conversation whose state is marked; null where there are several. */
  row: ConversationRow | null;
  opened: boolean;
  onOpened: (opened: boolean) => void;
  onChange: (change: ConversationPatch) => void;
  target: ReactNode;
};

/** Gives a conversation to a colleague or a team. */
export function AssignPicker({ row, onChange, ...rest }: DeedProps) {
  const words = useWords({ fa, en });
  const { groups, change } = useAssignChoices(row);
  return (
    <Picker
      {...rest}
      label={words.assignTo}
      search={words.findPerson}
      groups={groups}
      onPick={(value) => onChange(change(value))}
    />
  );
}

/** Puts a conversation aside until a time. */
export function SnoozePicker({ onChange, row: _, ...rest }: DeedProps) {
  const words = useWords({ fa, en });
  const { groups, change, pick } = useSnoozeChoices();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Picker
        {...rest}
        label={words.snooze}
        groups={groups}
        onPick={(value) => (value === pick ? setAsking(true) : onChange(change(value)))}
      />
      <WhenDialog
        opened={asking}
        onClose={() => setAsking(false)}
        onPick={(at) => onChange(change(at.toISOString()))}
        deed={words.snooze}
      />
    </>
  );
}

/** Says how pressing a conversation is. */
export function PriorityPicker({ row, onChange, ...rest }: DeedProps) {
  const words = useWords({ fa, en });
  const { groups, change } = usePriorityChoices(row);
  return <Picker {...rest} label={words.priority} groups={groups} onPick={(value) => onChange(change(value))} />;
}

/** Puts labels on a conversation, known ones or new ones. */
export function LabelPicker({ row, onChange, ...rest }: DeedProps) {
  const words = useWords({ fa, en });
  const set = row?.labels ?? [];
  const labels = useQuery({ ...labelsQuery(row?.id ?? null), enabled: rest.opened }).data?.rows ?? [];
  const toggle = (label: string) =>
    onChange({ labels: set.includes(label) ? set.filter((one) => one !== label) : [...set, label] });
  const option = (label: string) => ({ value: label, label, checked: set.includes(label) });
  const suggested = labels.filter((one) => one.suggested).map((one) => one.label);
  const others = labels.map((one) => one.label).filter((one) => !set.includes(one) && !suggested.includes(one));
  const groups = [
    { options: set.map(option) },
    { label: words.suggested, options: suggested.map(option) },
    { options: others.map(option) },
  ];
  return (
    <Picker {...rest} label={words.labels} search={words.findLabel} groups={groups} onPick={toggle} onMake={toggle} />
  );
}
