import { IconBolt } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useGo } from "../../../../platform/ui/address.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ConversationRow } from "../../contract.ts";
import { macrosQuery } from "../inbox-calls.ts";
import { Picker } from "../parts/picker.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useApplyMacro } from "./use-apply-macro.ts";

type PickerProps = {
  row: ConversationRow;
  opened: boolean;
  onOpened: (opened: boolean) => void;
  target: ReactNode;
};

/** Chooses a macro and does at once what it says. */
export function MacroPicker({ row, ...rest }: PickerProps) {
  const words = useWords({ fa, en });
  const go = useGo();
  const macros = useQuery({ ...macrosQuery(), enabled: rest.opened }).data?.rows ?? [];
  const apply = useApplyMacro(row);
  const options = macros.map(({ id, name }) => ({
    value: String(id),
    label: name,
    icon: <IconBolt size={16} stroke={1.6} aria-hidden />,
  }));
  function pick(value: string) {
    const macro = macros.find(({ id }) => String(id) === value);
    if (macro) void apply(macro);
    else go("settings/macros");
  }
  return (
    <Picker
      {...rest}
      label={words.use}
      search={words.find}
      groups={[{ options }, { options: [{ value: "settings", label: words.settings }] }]}
      onPick={pick}
    />
  );
}
