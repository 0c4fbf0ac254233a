import { ActionIcon, Drawer, Group, Text, Tooltip } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconArrowsDiagonal } from "@tabler/icons-react";
import type { PropsWithChildren, ReactNode } from "react";
import { useGo } from "./address.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useWords } from "./use-words.ts";

type DetailPanelProps = PropsWithChildren<{
  opened: boolean;
  onClose: () => void;
  title: ReactNode;
  /** The same thing as a page of its own, below the brand. */
  path?: string;
  action?: ReactNode;
}>;

/** What stands behind a row: slides from the end edge, fills the screen on a phone. */
export function DetailPanel({ opened, onClose, title, path, action, children }: DetailPanelProps) {
  const words = useWords({ fa, en });
  const phone = useMediaQuery("(max-width: 48em)");
  const go = useGo();
  return (
    <Drawer.Root
      opened={opened}
      onClose={onClose}
      position="right"
      size={phone ? "100%" : 520}
      transitionProps={{ duration: 180 }}
    >
      <Drawer.Overlay backgroundOpacity={0.18} />
      <Drawer.Content>
        <Drawer.Header style={{ borderBlockEnd: "1px solid var(--hairline)" }}>
          <Drawer.Title flex={1} miw={0}>
            <Text component="span" fw="bold" fz="lg" truncate display="block">
              {title}
            </Text>
          </Drawer.Title>
          <Group gap={4} wrap="nowrap">
            {action}
            {path && !phone ? (
              <Tooltip label={words.openAsPage}>
                <ActionIcon variant="subtle" color="gray" aria-label={words.openAsPage} onClick={() => go(path)}>
                  <IconArrowsDiagonal size={18} stroke={1.6} className="mirror" />
                </ActionIcon>
              </Tooltip>
            ) : null}
            <Drawer.CloseButton aria-label={words.close} />
          </Group>
        </Drawer.Header>
        <Drawer.Body pt={16}>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
