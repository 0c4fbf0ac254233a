import { Badge, Button, Group, Select, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { Row, RowMain, Rows } from "../../../platform/ui/rows.tsx";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { TimeText } from "../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { eventTypes } from "../contract/event-types.ts";
import { type Delivery, deliveryState, replayed, type Webhook } from "../contract/webhooks.ts";
import { AttemptText } from "./attempt-text.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./outlet.module.css";
import { deliveriesQuery, type LogFilter, useOutletDeed } from "./outlet-calls.ts";

const colours = { waiting: "gray", delivered: "firuze", failed: "red" } as const;

/** What was told to an address, newest first, with what it answered; what failed can be sent again. */
export function DeliveryLog({ webhook }: { webhook: Webhook }) {
  const all = useWords({ fa, en });
  const words = all.deliveries;
  const format = useFormat();
  const notice = useNotice();
  const [filter, setFilter] = useState<LogFilter>({ state: null, type: null, after: null });
  const { data, error, refetch } = useQuery(deliveriesQuery(webhook.id, filter));
  const replayAll = useOutletDeed(() => api.post(`/webhooks/${webhook.id}/replay`, undefined, replayed), {
    onDone: (answer) => notice.done(words.replayed(format.number(answer.replayed))),
  });
  return (
    <Stack gap="md" py="md">
      <Group gap={8} grow>
        <Select
          aria-label={words.state}
          placeholder={words.state}
          clearable
          data={deliveryState.options.map((value) => ({ value, label: words.states[value] }))}
          value={filter.state}
          onChange={(state) => setFilter({ ...filter, state, after: null })}
        />
        <Select
          aria-label={words.type}
          placeholder={words.type}
          clearable
          data={eventTypes.map((value) => ({ value, label: all.types[value] ?? value }))}
          value={filter.type}
          onChange={(type) => setFilter({ ...filter, type, after: null })}
        />
      </Group>
      {filter.state === "failed" && data?.rows.length ? (
        <Group>
          <Button variant="light" loading={replayAll.isPending} onClick={() => replayAll.mutate(undefined)}>
            {words.replayAll}
          </Button>
        </Group>
      ) : null}
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data || error ? null : <ListSkeleton rows={5} />}
      {data?.rows.length === 0 ? <Text c="dimmed">{words.empty}</Text> : null}
      <Rows>
        {data?.rows.map((delivery) => (
          <DeliveryLine key={delivery.id} webhook={webhook} delivery={delivery} />
        ))}
      </Rows>
      {data?.next ? (
        <Button variant="default" onClick={() => setFilter({ ...filter, after: data.next })}>
          {words.older}
        </Button>
      ) : null}
      <Text size="sm" c="dimmed">
        {words.kept}
      </Text>
    </Stack>
  );
}

function DeliveryLine({ webhook, delivery }: { webhook: Webhook; delivery: Delivery }) {
  const all = useWords({ fa, en });
  const words = all.deliveries;
  const format = useFormat();
  const replay = useOutletDeed(() => api.post(`/webhooks/${webhook.id}/deliveries/${delivery.id}/replay`));
  const { last, state } = delivery;
  return (
    <Row>
      <RowMain>
        <Stack gap={2}>
          <Group gap={8}>
            <Text fw={500}>{all.types[delivery.type] ?? delivery.type}</Text>
            <Badge variant="light" color={colours[state]}>
              {words.states[state]}
            </Badge>
          </Group>
          <Text size="sm" c="dimmed" component="div">
            <TimeText at={delivery.at} /> · {words.tries(format.number(delivery.tries))}
            {delivery.next_at && !webhook.paused_at ? (
              <>
                {" "}
                · {words.next} <TimeText at={delivery.next_at} />
              </>
            ) : null}
          </Text>
          {last ? <AttemptText attempt={last} /> : null}
          {last?.answer && state !== "delivered" ? <div className={styles["code"]}>{last.answer}</div> : null}
        </Stack>
      </RowMain>
      <Button size="compact-sm" variant="subtle" loading={replay.isPending} onClick={() => replay.mutate(undefined)}>
        {words.replay}
      </Button>
    </Row>
  );
}
