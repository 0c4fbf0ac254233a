import { Button, Group, Select, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { Rows } from "../../../platform/ui/rows.tsx";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { deliveryStates, retried } from "../contract/deliveries.ts";
import type { Shop } from "../contract/shops.ts";
import { DeliveryLine } from "./delivery-line.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { deliveriesQuery, useShopDeed } from "./shops-calls.ts";

type LogProps = { shop: Shop; onSample: ((body: string) => void) | null };

/** What came from a shop, newest first, and what became of it; what failed can be read again. */
export function DeliveryLog({ shop, onSample }: LogProps) {
  const words = useWords({ fa, en }).log;
  const format = useFormat();
  const notice = useNotice();
  const [filter, setFilter] = useState<{ state: string | null; after: string | null }>({ state: null, after: null });
  const { data, error, refetch } = useQuery(deliveriesQuery(shop.id, filter));
  const retryAll = useShopDeed(() => api.post(`/shops/${shop.id}/retry`, undefined, retried), {
    onDone: ({ deliveries }) => notice.done(words.retried(format.number(deliveries))),
  });
  return (
    <Stack gap="md">
      <Group gap={8}>
        <Select
          aria-label={words.state}
          placeholder={words.state}
          clearable
          w={200}
          data={deliveryStates.map((value) => ({ value, label: words.states[value] }))}
          value={filter.state}
          onChange={(state) => setFilter({ state, after: null })}
        />
        {shop.failed > 0 ? (
          <Button variant="light" loading={retryAll.isPending} onClick={() => retryAll.mutate(undefined)}>
            {words.retryAll}
          </Button>
        ) : null}
      </Group>
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data || error ? null : <ListSkeleton rows={4} />}
      {data?.rows.length === 0 ? <Text c="dimmed">{words.empty}</Text> : null}
      {data?.rows.length ? (
        <Rows>
          {data.rows.map((delivery) => (
            <DeliveryLine key={delivery.id} shopId={shop.id} delivery={delivery} onSample={onSample} />
          ))}
        </Rows>
      ) : null}
      {data?.next ? (
        <Group>
          <Button variant="default" onClick={() => setFilter({ ...filter, after: data.next })}>
            {words.older}
          </Button>
        </Group>
      ) : null}
      <Text size="sm" c="dimmed">
        {words.kept(format.number(shop.keep_days))}
      </Text>
    </Stack>
  );
}
