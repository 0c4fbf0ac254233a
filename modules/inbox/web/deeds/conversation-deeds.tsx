import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import {
  IconBan,
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
import { AssignPicker, LabelPicker, PriorityPicker, SnoozePicker } from "./deed-pickers.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useDeeds } from "./use-deeds.ts";

type Deed = "assign" | "snooze" | "labels" | "priority";
const deeds = { assign: AssignPicker, snooze: SnoozePicker, labels: LabelPicker, priority: PriorityPicker };
const signs = { assign: IconUserPlus, snooze: IconMoonStars, labels: IconTag, priority: IconFlag };
const names = ["assign", "snooze", "labels", "priority"] as const;

/** What can be done with a conversation, by buttons and keys; on a phone all but resolving stands in a menu. */
export function ConversationDeeds({ row, phone }: { row: ConversationRow; phone: boolean }) {
  const [open, setOpen] = useState<Deed | null>(null);
  const run = useDeeds();
  const change = (patch: ConversationPatch) => run([row], patch);
  const resolved = row.status === "resolved";
  const end = () => change({ status: resolved ? "open" : "resolved" });
  useDeedKeys(resolved, end, setOpen);
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
      <More row={row} phone={phone} onOpen={setOpen} onChange={change} />
      <End resolved={resolved} phone={phone} onEnd={end} />
    </>
  );
}

function useDeedKeys(resolved: boolean, end: () => void, open: (deed: Deed) => void): void {
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
  onOpen: (deed: Deed) => void;
  onChange: (change: ConversationPatch) => void;
};

function More({ row, phone, onOpen, onChange }: MoreProps) {
  const words = useWords({ fa, en });
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
        <Menu.Item leftSection={<IconBan size={18} stroke={1.6} />} onClick={() => onChange({ spam: !row.spam })}>
          {row.spam ? words.notSpam : words.spam}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
