import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { DetailPanel } from "../../../../platform/ui/detail-panel.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import type { SurveyShown } from "../../contract.ts";
import { useBuilderWords } from "./use-builder-words.ts";

type VersionsPanelProps = {
  survey: SurveyShown;
  opened: boolean;
  onClose: () => void;
  onRestore: (version: number) => void;
  busy: boolean;
};

/** What went live and when, and a way back. */
export function VersionsPanel({ survey, opened, onClose, onRestore, busy }: VersionsPanelProps) {
  const words = useBuilderWords();
  const { number } = useFormat();
  return (
    <DetailPanel opened={opened} onClose={onClose} title={words.versions}>
      <Stack gap={18}>
        {survey.versions.length === 0 ? <Text c="dimmed">{words.noVersions}</Text> : null}
        {survey.versions.map(({ version, published_at }) => (
          <Group key={version} justify="space-between">
            <Group gap={10}>
              <Text fw={500}>{words.version(number(version))}</Text>
              {version === survey.live_version ? (
                <Badge variant="light" tt="none">
                  {words.live}
                </Badge>
              ) : null}
              <Text size="sm" c="dimmed">
                <TimeText at={published_at} />
              </Text>
            </Group>
            <Button size="xs" variant="default" loading={busy} onClick={() => onRestore(version)}>
              {words.restore}
            </Button>
          </Group>
        ))}
      </Stack>
    </DetailPanel>
  );
}
