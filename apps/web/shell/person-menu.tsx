import { Avatar, Popover, Text, UnstyledButton } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useBrand, useSession } from "../../../platform/ui/session.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "../messages.en.ts";
import { fa } from "../messages.fa.ts";
import { DisplayChoices } from "./display-choices.tsx";
import styles from "./side-bar.module.css";

/** The person at the bottom of the side bar; opens the choices of display and the way out. */
export function PersonMenu({ onShortcuts }: { onShortcuts: () => void }) {
  return (
    <Popover position="top-start" width={300}>
      <Popover.Target>
        <UnstyledButton className={styles["person"]}>
          <PersonLine />
          <IconDots size={16} stroke={1.6} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <DisplayChoices onShortcuts={onShortcuts} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Who is signed in, and as what. */
export function PersonLine() {
  const words = useWords({ fa, en });
  const { user } = useSession();
  const { role } = useBrand();
  const roles: Record<string, string> = words.roles;
  return (
    <>
      <Avatar size={32} color="firuze" variant="light" aria-hidden>
        {[...(user?.name ?? "").trim()][0]}
      </Avatar>
      <span className={styles["names"]}>
        <Text span size="sm" fw="medium">
          {user?.name}
        </Text>
        <Text span size="xs" c="dimmed">
          {roles[role] ?? role}
        </Text>
      </span>
    </>
  );
}
