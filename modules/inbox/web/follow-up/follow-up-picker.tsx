import { type ReactNode, useState } from "react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ConversationRow } from "../../contract.ts";
import { useSnoozeChoices } from "../deeds/use-choices.tsx";
import { Picker } from "../parts/picker.tsx";
import { WhenDialog } from "../parts/when-dialog.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useFollowUp } from "./use-follow-up.ts";

type PickerProps = {
  row: ConversationRow;
  opened: boolean;
  onOpened: (opened: boolean) => void;
  target: ReactNode;
};

/** By when the customer should have answered. */
export function FollowUpPicker({ row, ...rest }: PickerProps) {
  const words = useWords({ fa, en });
  const { groups, pick } = useSnoozeChoices();
  const [asking, setAsking] = useState(false);
  const { set, drop } = useFollowUp(row);
  const format = useFormat();
  const times = groups.map((group) => ({ options: group.options.filter(({ value }) => value !== "") }));
  const forget = {
    value: "drop",
    label: words.drop,
    note: row.follow_up_at ? format.dateTime(row.follow_up_at, "day") : "",
  };
  function choose(value: string) {
    if (value === pick) setAsking(true);
    else if (value === "drop") void drop();
    else void set(value);
  }
  return (
    <>
      <Picker
        {...rest}
        label={words.remind}
        groups={[{ label: words.remind, options: [] }, ...times, ...(row.follow_up_at ? [{ options: [forget] }] : [])]}
        onPick={choose}
      />
      <WhenDialog
        opened={asking}
        onClose={() => setAsking(false)}
        onPick={(at) => void set(at.toISOString())}
        deed={words.remind}
      />
    </>
  );
}
