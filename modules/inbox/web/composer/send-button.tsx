import { Button, Menu } from "@mantine/core";
import { IconBellQuestion, IconCheck, IconChevronDown, IconClock, IconMoonStars, IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { en as followUpEn } from "../follow-up/messages.en.ts";
import { fa as followUpFa } from "../follow-up/messages.fa.ts";
import { WhenDialog } from "../parts/when-dialog.tsx";
import { whenPresets } from "../parts/when-presets.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import type { How } from "./use-sending.ts";

/** Sends, and behind an arrow: and resolves, and snoozes, or at another time. */
export function SendButton({
  disabled,
  note,
  onSend,
}: {
  disabled: boolean;
  note: boolean;
  onSend: (how: How) => void;
}) {
  const words = useWords({ fa, en });
  const followUp = useWords({ fa: followUpFa, en: followUpEn });
  const { timeZone } = useFormat();
  const [asking, setAsking] = useState(false);
  if (note)
    return (
      <Button size="xs" h={34} disabled={disabled} onClick={() => onSend({})}>
        {words.saveNote}
      </Button>
    );
  const threeDays = () =>
    whenPresets(new Date(), timeZone)
      .find(({ key }) => key === "three_days")!
      .at.toISOString();
  return (
    <>
      <Button.Group>
        <Button
          size="xs"
          h={34}
          disabled={disabled}
          leftSection={<IconSend size={16} stroke={1.6} className="mirror" />}
          onClick={() => onSend({})}
        >
          {words.send}
        </Button>
        <Menu position="top-end">
          <Menu.Target>
            <Button
              size="xs"
              h={34}
              px={7}
              disabled={disabled}
              aria-label={words.sendMore}
              style={{ borderInlineStart: "1px solid color-mix(in srgb, var(--on-accent) 35%, transparent)" }}
            >
              <IconChevronDown size={16} stroke={1.6} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconCheck size={16} stroke={1.6} />}
              onClick={() => onSend({ afterwards: "resolve" })}
            >
              {words.sendResolve}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconMoonStars size={16} stroke={1.6} />}
              onClick={() => onSend({ afterwards: "snooze", snooze_until: threeDays() })}
            >
              {words.sendSnooze}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconBellQuestion size={16} stroke={1.6} />}
              onClick={() => onSend({ follow_up_at: threeDays() })}
            >
              {followUp.send}
            </Menu.Item>
            <Menu.Item leftSection={<IconClock size={16} stroke={1.6} />} onClick={() => setAsking(true)}>
              {words.sendLater}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Button.Group>
      <WhenDialog
        opened={asking}
        onClose={() => setAsking(false)}
        onPick={(at) => onSend({ send_at: at.toISOString() })}
        deed={words.send}
      />
    </>
  );
}
