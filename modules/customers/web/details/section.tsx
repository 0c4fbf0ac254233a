import { Group, Stack, Text, Title } from "@mantine/core";
import type { PropsWithChildren, ReactNode } from "react";

type SectionProps = PropsWithChildren<{ title: string; hint?: string; action?: ReactNode }>;

/** A titled part of the details. */
export function Section({ title, hint, action, children }: SectionProps) {
  return (
    <Stack gap={12} component="section" aria-label={title}>
      <div>
        <Group justify="space-between" wrap="nowrap" gap={8} mih={30}>
          <Title order={2}>{title}</Title>
          {action}
        </Group>
        {hint ? (
          <Text size="sm" c="dimmed">
            {hint}
          </Text>
        ) : null}
      </div>
      {children}
    </Stack>
  );
}
