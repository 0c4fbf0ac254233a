import { Alert, Badge, Button, Group, Menu, Modal, Stack, Text } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import type * as z from "zod";
import { api } from "../../../platform/ui/api.ts";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { useUndoNotice } from "../../../platform/ui/notices.tsx";
import { Row, RowMain } from "../../../platform/ui/rows.tsx";
import { TimeText } from "../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { renewed, trial, type Webhook } from "../contract/webhooks.ts";
import { AttemptText } from "./attempt-text.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./outlet.module.css";
import { useOutletDeed } from "./outlet-calls.ts";

type LineProps = { webhook: Webhook; onEdit: () => void; onLog: () => void; onRenewed: (secret: string) => void };

/** A webhook in a line: what it is told, how that goes, and what can be done. */
export function WebhookLine({ webhook, onEdit, onLog, onRenewed }: LineProps) {
  const words = useWords({ fa, en });
  const path = `/webhooks/${webhook.id}`;
  const test = useOutletDeed(() => api.post(`${path}/trial`, undefined, trial));
  const { paused_why } = webhook;
  return (
    <Row>
      <RowMain>
        <Stack gap={4}>
          <Group gap={8}>
            <Text fw={500}>{webhook.name}</Text>
            <Standing webhook={webhook} />
          </Group>
          <Text size="sm" className={styles["address"] ?? ""}>
            <Bdi dir="ltr">{webhook.address}</Bdi>
          </Text>
          <About webhook={webhook} />
          {paused_why ? (
            <Alert variant="light" color={paused_why === "by_hand" ? "gray" : "red"} mt={4}>
              {words.pausedWhy[paused_why]}
            </Alert>
          ) : null}
        </Stack>
      </RowMain>
      <Group gap={4}>
        <Button size="compact-sm" variant="subtle" loading={test.isPending} onClick={() => test.mutate(undefined)}>
          {words.trial}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onLog}>
          {words.log}
        </Button>
        <Deeds {...{ webhook, onEdit, onRenewed }} />
      </Group>
      <TrialResult result={test.data ?? null} onClose={() => test.reset()} />
    </Row>
  );
}

function Standing({ webhook: { paused_at, failing_since } }: { webhook: Webhook }) {
  const { states } = useWords({ fa, en });
  if (paused_at)
    return (
      <Badge variant="light" color="gray">
        {states.paused}
      </Badge>
    );
  return (
    <Badge variant="light" color={failing_since ? "red" : "firuze"}>
      {failing_since ? states.fails : states.works}
    </Badge>
  );
}

function About({ webhook }: { webhook: Webhook }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const types = webhook.types.map((type) => words.types[type] ?? type).join(words.and) || words.all;
  return (
    <Text size="sm" c="dimmed" component="div">
      {types}
      {webhook.waiting > 0 ? ` · ${words.waiting(format.number(webhook.waiting))}` : null}
      {webhook.failed > 0 ? ` · ${words.failed(format.number(webhook.failed))}` : null}
      {webhook.failing_since && !webhook.paused_at ? (
        <div>
          {words.failing} <TimeText at={webhook.failing_since} />
        </div>
      ) : null}
      {webhook.old_secret_until ? (
        <div>
          {words.oldSecret} <TimeText at={webhook.old_secret_until} />
        </div>
      ) : null}
    </Text>
  );
}

function Deeds({ webhook, onEdit, onRenewed }: Omit<LineProps, "onLog">) {
  const words = useWords({ fa, en });
  const path = `/webhooks/${webhook.id}`;
  const undo = useUndoNotice();
  const restore = useOutletDeed(() => api.post(`${path}/restore`));
  const remove = useOutletDeed(() => api.delete(path), {
    onDone: () => undo(words.removed, () => restore.mutate(undefined)),
  });
  const pause = useOutletDeed(() => api.put(`${path}/pause`, { paused: true }), { done: words.paused });
  const resume = useOutletDeed((skip: boolean) => api.put(`${path}/pause`, { paused: false, skip }), {
    done: words.resumed,
  });
  const renew = useOutletDeed(() => api.put(`${path}/secret`, undefined, renewed), {
    onDone: ({ secret }) => onRenewed(secret),
  });
  return (
    <>
      {webhook.paused_at ? (
        <Button size="compact-sm" variant="light" onClick={() => resume.mutate(false)}>
          {words.resume}
        </Button>
      ) : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="compact-sm" variant="subtle" color="gray" aria-label={words.more}>
            <IconDots size={18} stroke={1.6} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onEdit}>{words.edit}</Menu.Item>
          {webhook.paused_at ? (
            <Menu.Item onClick={() => resume.mutate(true)}>{words.resumeNow}</Menu.Item>
          ) : (
            <Menu.Item onClick={() => pause.mutate(undefined)}>{words.pause}</Menu.Item>
          )}
          <Menu.Item onClick={() => renew.mutate(undefined)}>{words.renew}</Menu.Item>
          <Menu.Item onClick={() => remove.mutate(undefined)}>{words.remove}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function TrialResult({ result, onClose }: { result: z.infer<typeof trial> | null; onClose: () => void }) {
  const all = useWords({ fa, en });
  const words = all.trialResult;
  const good = result?.status !== null && result !== null && result.status >= 200 && result.status < 300;
  return (
    <Modal
      opened={result !== null}
      onClose={onClose}
      title={words.title}
      closeButtonProps={{ "aria-label": all.close }}
    >
      {result ? (
        <Stack gap={12}>
          {result.problem ? null : <Text c={good ? "var(--good)" : "var(--bad)"}>{good ? words.good : words.bad}</Text>}
          <AttemptText attempt={result} />
          <Text fw={500}>{words.answer}</Text>
          {result.answer ? (
            <div className={styles["code"]}>{result.answer}</div>
          ) : (
            <Text c="dimmed">{words.nothing}</Text>
          )}
          <Text fw={500}>{words.sent}</Text>
          <pre className={styles["code"]} dir="ltr">
            {result.sent}
          </pre>
        </Stack>
      ) : null}
    </Modal>
  );
}
