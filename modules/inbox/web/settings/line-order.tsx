import { ActionIcon, Button, Group, Text, Title } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { Row, RowMain, Rows } from "../../../../platform/ui/rows.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type ChannelAccount, channelAccount } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useSaving } from "./use-saving.ts";

/** Channels whose accounts reach the same phones. */
const toPhones = ["sms", "bale_safir"];

/** Which lines stand in for one another and in which order; shown once there are two of them. */
export function LineOrder({ accounts }: { accounts: readonly ChannelAccount[] }) {
  const words = useWords({ fa, en });
  const lines = accounts.filter(({ channel }) => toPhones.includes(channel));
  const saving = useSaving(
    (ids: number[]) => api.put("/channels/order", { ids }, z.object({ rows: z.array(channelAccount) })),
    { renews: "channels" },
  );
  if (lines.length < 2) return null;
  const ordered = lines
    .filter(({ line_order: place }) => place !== null)
    .sort((one, other) => one.line_order! - other.line_order!);
  const alone = lines.filter(({ line_order: place }) => place === null);
  const ids = ordered.map(({ id }) => id);
  const save = (next: number[]) => saving.mutate(next);
  return (
    <section aria-label={words.lines.title} style={{ marginTop: 40 }}>
      <Title order={2} size="h4">
        {words.lines.title}
      </Title>
      <Text size="sm" c="dimmed" mb={12}>
        {words.lines.note}
      </Text>
      <Rows ordered>
        {ordered.map((line, place) => (
          <Line key={line.id} line={line} place={place}>
            <Move
              label={words.lines.up(line.name)}
              Sign={IconArrowUp}
              disabled={place === 0 || saving.isPending}
              onMove={() => save(ids.toSpliced(place, 1).toSpliced(place - 1, 0, line.id))}
            />
            <Move
              label={words.lines.down(line.name)}
              Sign={IconArrowDown}
              disabled={place === ids.length - 1 || saving.isPending}
              onMove={() => save(ids.toSpliced(place, 1).toSpliced(place + 1, 0, line.id))}
            />
            <Deed label={words.lines.out} onDo={() => save(ids.filter((id) => id !== line.id))} />
          </Line>
        ))}
        {alone.map((line) => (
          <Line key={line.id} line={line} place={null}>
            <Deed label={words.lines.into} onDo={() => save([...ids, line.id])} />
          </Line>
        ))}
      </Rows>
    </section>
  );
}

type LineProps = { line: ChannelAccount; place: number | null; children: React.ReactNode };

function Line({ line, place, children }: LineProps) {
  const words = useWords({ fa, en });
  const format = useFormat();
  return (
    <Row>
      <Text c="dimmed" w={20} ta="center">
        {place === null ? "—" : format.number(place + 1)}
      </Text>
      <RowMain>
        <bdi>{line.name}</bdi>
        <Text size="sm" c="dimmed">
          {place === null
            ? words.lines.alone
            : line.paused
              ? words.channels.paused
              : place === 0
                ? words.lines.first
                : null}
        </Text>
      </RowMain>
      <Group gap={2}>{children}</Group>
    </Row>
  );
}

type MoveProps = { label: string; Sign: typeof IconArrowUp; disabled: boolean; onMove: () => void };

function Move({ label, Sign, disabled, onMove }: MoveProps) {
  return (
    <ActionIcon
      variant={disabled ? "transparent" : "subtle"}
      color="gray"
      aria-label={label}
      disabled={disabled}
      onClick={onMove}
    >
      <Sign size={18} stroke={1.6} />
    </ActionIcon>
  );
}

function Deed({ label, onDo }: { label: string; onDo: () => void }) {
  return (
    <Button variant="subtle" color="gray" size="xs" px={8} onClick={onDo}>
      {label}
    </Button>
  );
}
