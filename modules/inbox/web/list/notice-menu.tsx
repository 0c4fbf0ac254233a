import { ActionIcon, Menu, Switch, Text, Tooltip } from "@mantine/core";
import { IconBell, IconBellOff } from "@tabler/icons-react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useArrivalNotices } from "./use-arrival-notices.ts";

/** Whether a new message is heard or seen outside of the page. The browser is asked on a click alone. */
export function NoticeMenu() {
  const words = useWords({ fa, en }).notices;
  const { sound, desktop, blocked, setSound, setDesktop } = useArrivalNotices();
  const Sign = sound || desktop ? IconBell : IconBellOff;
  return (
    <Menu position="bottom-end" width={250} closeOnItemClick={false}>
      <Menu.Target>
        <Tooltip label={words.title}>
          <ActionIcon variant="subtle" color="gray" size={36} aria-label={words.title}>
            <Sign size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="div" onClick={() => setSound(!sound)}>
          <Switch label={words.sound} checked={sound} readOnly tabIndex={-1} style={{ pointerEvents: "none" }} />
        </Menu.Item>
        <Menu.Item component="div" onClick={() => setDesktop(!desktop)} disabled={blocked}>
          <Switch label={words.desktop} checked={desktop} readOnly tabIndex={-1} style={{ pointerEvents: "none" }} />
        </Menu.Item>
        {blocked ? (
          <Text size="xs" c="dimmed" px={12} pb={8}>
            {words.blocked}
          </Text>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
