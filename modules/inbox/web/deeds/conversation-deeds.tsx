import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import {
  IconArrowMerge,
  IconBan,
  IconBellQuestion,
  IconBolt,
  IconCheck,
  IconDots,
  IconFlag,
  IconMoonStars,
  IconRotate,
  IconTag,
  IconUserPlus,
} from "@tabler/icons-react";
import { useCallback, useState } from "react";
import { useShortcut } from "../../../../platform/ui/shortcuts.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ConversationPatch, ConversationRow } from "../../contract.ts";
import { FollowUpPicker } from "../follow-up/follow-up-picker.tsx";
import { en as followUpEn } from "../follow-up/messages.en.ts";
import { fa as followUpFa } from "../follow-up/messages.fa.ts";
import { MergeDialog } from "../joining/merge-dialog.tsx";
import { en as joiningEn } from "../joining/messages.en.ts";
import { fa as joiningFa } from "../joining/messages.fa.ts";
import { MacroPicker } from "../macros/macro-picker.tsx";
import { en as macrosEn } from "../macros/messages.en.ts";
import { fa as macrosFa } from "../macros/messages.fa.ts";
import { AssignPicker, LabelPicker, PriorityPicker, SnoozePicker } from "./deed-pickers.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useDeeds } from "./use-deeds.ts";

type Deed = "assign" | "snooze" | "labels" | "priority";
/** Deeds that stand in the menu, and have a list or a dialog of their own. */
type Rare = "macro" | "remind" | "merge";
const deeds = { assign: AssignPicker, snooze: SnoozePicker, labels: LabelPicker, priority: PriorityPicker };
const signs = { assign: IconUserPlus, snooze: IconMoonStars, labels: IconTag, priority: IconFlag };
const names = ["assign", "snooze", "labels", "priority"] as const;

/** What can be done with a conversation, by buttons and keys; on a phone all but resolving stands in a menu. */
export function ConversationDeeds({ row, phone }: { row: ConversationRow; phone: boolean }) {
  const [open, setOpen] = useState<Deed | Rare | null>(null);
  const run = useDeeds();
  const change = (patch: ConversationPatch) => run([row], patch);
  const resolved = row.status === "resolved";
  const end = () => change({ status: resolved ? "open" : "resolved" });
  useDeedKeys(resolved, end, setOpen);
  const picker = (name: Rare) => ({
    opened: open === name,
    onOpened: (now: boolean) => setOpen(now ? name : null),
    target: <span />,
  });
  return (
    <>
      {names.map((name) => {
        const Picker = deeds[name];
        return (
          <Picker
            key={name}
            row={row}
            opened={open === name}
            onOpened={(now) => setOpen(now ? name : null)}
            onChange={change}
            target={phone ? <span /> : <DeedButton name={name} opened={open === name} onOpen={setOpen} />}
          />
        );
      })}
      <MacroPicker row={row} {...picker("macro")} />
      <FollowUpPicker row={row} {...picker("remind")} />
      {open === "merge" ? <MergeDialog row={row} onClose={() => setOpen(null)} /> : null}
      <More row={row} phone={phone} onOpen={setOpen} onChange={change} />
      <End resolved={resolved} phone={phone} onEnd={end} />
    </>
  );
}

function useDeedKeys(resolved: boolean, end: () => void, open: (deed: Deed | Rare) => void): void {
  const words = useWords({ fa, en });
  useShortcut("e", resolved ? words.reopen : words.resolve, end);
  useShortcut(
    "s",
    words.snooze,
    useCallback(() => open("snooze"), [open]),
  );
  useShortcut(
    "a",
    words.assign,
    useCallback(() => open("assign"), [open]),
  );
  useShortcut(
    "l",
    words.labels,
    useCallback(() => open("labels"), [open]),
  );
  const rare = useRare();
  useShortcut(
    "m",
    rare.macro.label,
    useCallback(() => open("macro"), [open]),
  );
  useShortcut(
    "w",
    rare.remind.label,
    useCallback(() => open("remind"), [open]),
  );
  useShortcut(
    "u",
    rare.merge.label,
    useCallback(() => open("merge"), [open]),
  );
}

/** The rare deeds with their words and signs. */
function useRare() {
  const macro = useWords({ fa: macrosFa, en: macrosEn }).use;
  const remind = useWords({ fa: followUpFa, en: followUpEn }).remind;
  const merge = useWords({ fa: joiningFa, en: joiningEn }).merge;
  return {
    macro: { label: macro, Sign: IconBolt },
    remind: { label: remind, Sign: IconBellQuestion },
    merge: { label: merge, Sign: IconArrowMerge },
  };
}

type ButtonProps = {
  name: Deed;
  opened: boolean;
  onOpen: (deed: Deed | null) => void;
  ref?: React.Ref<HTMLButtonElement>;
};

function DeedButton({ name, opened, onOpen, ref }: ButtonProps) {
  const words = useWords({ fa, en });
  const Sign = signs[name];
  return (
    <Tooltip label={words[name]} disabled={opened}>
      <ActionIcon
        ref={ref}
        variant="subtle"
        color="gray"
        size={36}
        aria-label={words[name]}
        aria-expanded={opened}
        onClick={() => onOpen(opened ? null : name)}
      >
        <Sign size={20} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}

function End({ resolved, phone, onEnd }: { resolved: boolean; phone: boolean; onEnd: () => void }) {
  const words = useWords({ fa, en });
  const Sign = resolved ? IconRotate : IconCheck;
  const label = resolved ? words.reopen : words.resolve;
  if (phone)
    return (
      <ActionIcon variant="light" size={36} aria-label={label} onClick={onEnd}>
        <Sign size={20} stroke={1.8} />
      </ActionIcon>
    );
  return (
    <Button
      size="xs"
      h={34}
      variant={resolved ? "default" : "light"}
      leftSection={<Sign size={16} stroke={1.8} />}
      onClick={onEnd}
    >
      {label}
    </Button>
  );
}

type MoreProps = {
  row: ConversationRow;
  phone: boolean;
  onOpen: (deed: Deed | Rare) => void;
  onChange: (change: ConversationPatch) => void;
};

function More({ row, phone, onOpen, onChange }: MoreProps) {
  const words = useWords({ fa, en });
  const rare = useRare();
  return (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={words.more}>
          <IconDots size={20} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {phone
          ? names.map((name) => {
              const Sign = signs[name];
              return (
                <Menu.Item key={name} leftSection={<Sign size={18} stroke={1.6} />} onClick={() => onOpen(name)}>
                  {words[name]}
                </Menu.Item>
              );
            })
          : null}
        {(["macro", "remind", "merge"] as const).map((name) => {
          const { label, Sign } = rare[name];
          return (
            <Menu.Item key={name} leftSection={<Sign size={18} stroke={1.6} />} onClick={() => onOpen(name)}>
              {label}
            </Menu.Item>
          );
        })}
        <Menu.Item leftSection={<IconBan size={18} stroke={1.6} />} onClick={() => onChange({ spam: !row.spam })}>
          {row.spam ? words.notSpam : words.spam}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
