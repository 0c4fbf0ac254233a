import { Button, Drawer } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { IconMessageChatbot } from "@tabler/icons-react";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { useBrandPath } from "../../../../platform/ui/address.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { Tester } from "../tester/tester.tsx";
import { useTalk } from "../tester/use-talk.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./studio.module.css";

const tabs = [
  ["intents", "bot"],
  ["flows", "bot/flows"],
  ["answers", "bot/answers"],
  ["learning", "bot/learning"],
  ["numbers", "bot/numbers"],
  ["incidents", "bot/incidents"],
] as const;

/** The bot's studio: its parts as tabs, one of them open, and beside it the bot to be tried. */
export default function StudioLayout() {
  const words = useWords({ fa, en });
  const brandPath = useBrandPath();
  const wide = useMediaQuery("(min-width: 80em)", true, { getInitialValueInEffect: false });
  const [opened, { open, close }] = useDisclosure(false);
  const talk = useTalk();
  const { pathname } = useLocation();
  // All others stand below the first: the last one that fits is meant.
  const active = tabs.findLast(([, path]) => `${pathname}/`.startsWith(`${brandPath(path)}/`))?.[0];
  return (
    <div className={styles["studio"]}>
      <div className={styles["main"]}>
        <div className={styles["head"]}>
          <nav className={styles["tabs"]} aria-label={words.studio}>
            {tabs.map(([name, path]) => (
              <Link
                key={name}
                to={brandPath(path)}
                className={styles["tab"]}
                data-active={name === active || undefined}
                aria-current={name === active ? "page" : undefined}
              >
                {words.tabs[name]}
              </Link>
            ))}
          </nav>
          {wide ? null : (
            <Button
              size="xs"
              variant="light"
              onClick={open}
              leftSection={<IconMessageChatbot size={16} stroke={1.6} />}
              className={styles["try"]!}
            >
              {words.try}
            </Button>
          )}
        </div>
        <Outlet />
      </div>
      {wide ? (
        <aside className={styles["tester"]} aria-label={words.tryTitle}>
          <Tester talk={talk} />
        </aside>
      ) : (
        <Drawer
          opened={opened}
          onClose={close}
          position="right"
          size="min(100%, 440px)"
          title={words.tryTitle}
          closeButtonProps={{ "aria-label": words.close }}
        >
          <Tester talk={talk} />
        </Drawer>
      )}
    </div>
  );
}
