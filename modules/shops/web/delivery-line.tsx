import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { useUndoNotice } from "../../../platform/ui/notices.tsx";
import { Row, RowMain } from "../../../platform/ui/rows.tsx";
import { TimeText } from "../../../platform/ui/time-text.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { Delivery } from "../contract/deliveries.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./shops.module.css";
import { deliveryQuery, useShopDeed } from "./shops-calls.ts";

const colours = { waiting: "gray", done: "firuze", failed: "red", dismissed: "gray" } as const;
type LineProps = { shopId: number; delivery: Delivery; onSample: ((body: string) => void) | null };

/** One that came: what it is, what became of it and why, its body on demand. */
export function DeliveryLine({ shopId, delivery, onSample }: LineProps) {
  const words = useWords({ fa, en });
  const [open, setOpen] = useState(false);
  const { topic, number, state, outcome, problem_code, problem_field } = delivery;
  const name = topic.split(".").map((part) => words.log.topics[part] ?? part);
  return (
    <Row>
      <RowMain>
        <Stack gap={4}>
          <Group gap={8}>
            <Text fw={500} component="span">
              {name.join(" · ")} {number ? <Bdi>{number}</Bdi> : null}
            </Text>
            <Badge variant="light" color={colours[state]}>
              {words.log.states[state]}
            </Badge>
          </Group>
          <Text size="sm" c="dimmed" component="div">
            <TimeText at={delivery.received_at} />
            {outcome && state === "done" ? ` · ${words.log.outcomes[outcome]}` : null}
          </Text>
          {problem_code && state !== "done" ? (
            <Text size="sm" c={state === "failed" ? "var(--bad)" : "dimmed"}>
              {problem_field ? `${words.fields[problem_field] ?? problem_field}: ` : null}
              {words.reasons[problem_code]}
            </Text>
          ) : null}
          {open ? <Body shopId={shopId} id={delivery.id} onSample={onSample} /> : null}
        </Stack>
      </RowMain>
      <LineDeeds shopId={shopId} delivery={delivery} open={open} onOpen={() => setOpen(!open)} />
    </Row>
  );
}

type DeedsProps = { shopId: number; delivery: Delivery; open: boolean; onOpen: () => void };

function LineDeeds({ shopId, delivery, open, onOpen }: DeedsProps) {
  const words = useWords({ fa, en }).log;
  const undo = useUndoNotice();
  const path = `/shops/${shopId}/deliveries/${delivery.id}`;
  const retry = useShopDeed(() => api.post(`${path}/retry`));
  const back = useShopDeed(() => api.delete(`${path}/dismissal`));
  const dismiss = useShopDeed(() => api.put(`${path}/dismissal`), {
    onDone: () => undo(words.dismissed, () => back.mutate(undefined)),
  });
  return (
    <Group gap={4}>
      <Button size="compact-sm" variant="subtle" color="gray" aria-expanded={open} onClick={onOpen}>
        {words.body}
      </Button>
      {delivery.redacted_at ? null : (
        <Button size="compact-sm" variant="subtle" loading={retry.isPending} onClick={() => retry.mutate(undefined)}>
          {words.retry}
        </Button>
      )}
      {delivery.state === "failed" ? (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => dismiss.mutate(undefined)}>
          {words.dismiss}
        </Button>
      ) : null}
    </Group>
  );
}

function Body({ shopId, id, onSample }: { shopId: number; id: number; onSample: LineProps["onSample"] }) {
  const words = useWords({ fa, en }).log;
  const { data } = useQuery(deliveryQuery(shopId, id));
  if (!data) return null;
  const body = data.body;
  if (body === null) return <Text size="sm">{words.noBody}</Text>;
  return (
    <Stack gap={8} align="flex-start">
      <pre className={styles["code"]} dir="ltr">
        {pretty(body)}
      </pre>
      {onSample ? (
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            onSample(pretty(body));
            window.scrollTo({ top: 0 });
          }}
        >
          {words.useSample}
        </Button>
      ) : null}
    </Stack>
  );
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
