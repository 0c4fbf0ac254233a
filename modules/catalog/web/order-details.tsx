import { Anchor, Button, Group, Menu, Stack, Text, Title } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../platform/ui/api.ts";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { useChanges } from "../../../platform/ui/changes.ts";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { MoneyText } from "../../../platform/ui/money-text.tsx";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type Order, order as orderShape, orderStatus } from "../contract.ts";
import styles from "./catalog.module.css";
import { catalogKey, orderQuery } from "./catalog-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { OrderLines } from "./order-lines.tsx";
import { OrderStatus } from "./order-status.tsx";
import { ReturnForm } from "./return-form.tsx";

/** Everything about one order; its status can be changed and what came back written down. */
export function OrderDetails({ id }: { id: number }) {
  const { data: order, error, refetch } = useQuery(orderQuery(id));
  useChanges([`order:${id}`], () => void refetch());
  const mayWrite = useCan("catalog.write");
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!order) return <ListSkeleton rows={4} />;
  return (
    <Stack gap={28}>
      <Facts order={order} />
      {mayWrite ? (
        <Group gap={8}>
          <StatusMenu order={order} />
          <ReturnForm order={order} />
        </Group>
      ) : null}
      <OrderLines order={order} />
      <Returns order={order} />
    </Stack>
  );
}

function Facts({ order }: { order: Order }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  return (
    <dl className={styles["facts"]}>
      <dt>{words.customer}</dt>
      <dd>
        {order.customer_id ? (
          <BrandLink path={`customers/${order.customer_id}`}>
            <Bdi>{order.customer_name ?? words.noName}</Bdi>
          </BrandLink>
        ) : (
          words.nobody
        )}
      </dd>
      <dt>{words.columns.status}</dt>
      <dd>
        <OrderStatus of={order.status} />
      </dd>
      <dt>{words.total}</dt>
      <dd>
        <Text span fw="bold" fz="lg">
          <MoneyText minor={order.total_minor} currency={order.currency} />
        </Text>
      </dd>
      <dt>{words.placedAt}</dt>
      <dd>{format.dateTime(order.ordered_at)}</dd>
      <dt>{words.source}</dt>
      <dd>
        <Bdi>{order.source}</Bdi>
        {" · "}
        <Anchor component="span" c="dimmed" underline="never" className={styles["word"]}>
          <Bdi dir="ltr">{order.external_id}</Bdi>
        </Anchor>
      </dd>
    </dl>
  );
}

function StatusMenu({ order }: { order: Order }) {
  const words = useWords({ fa, en });
  const cache = useQueryClient();
  const notice = useNotice();
  const change = useMutation({
    mutationFn: (status: Order["status"]) => api.patch(`/orders/${order.id}`, { status }, orderShape),
    onSuccess: (changed) => {
      cache.setQueryData(orderQuery(order.id).queryKey, changed);
      void cache.invalidateQueries({ queryKey: catalogKey("orders") });
      notice.done(words.statusChanged(words.statuses[changed.status]));
    },
    onError: notice.failed,
  });
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" loading={change.isPending} rightSection={<IconChevronDown size={16} stroke={1.6} />}>
          {words.changeStatus}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {orderStatus.options
          .filter((status) => status !== order.status)
          .map((status) => (
            <Menu.Item key={status} onClick={() => change.mutate(status)}>
              <OrderStatus of={status} />
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Returns({ order }: { order: Order }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  if (order.returns.length === 0) return null;
  return (
    <section>
      <Title order={2} fz="md" mb={4}>
        {words.returns}
      </Title>
      <ul className={styles["list"]}>
        {order.returns.map((one) => (
          <li key={one.id} className={styles["item"]}>
            <div className={styles["word"]}>
              {words.returnKinds[one.kind]}
              <Text size="sm" c="dimmed">
                {format.date(one.at)}
                {one.reason ? (
                  <>
                    {" · "}
                    <Bdi>{one.reason}</Bdi>
                  </>
                ) : null}
              </Text>
            </div>
            <MoneyText minor={one.amount_minor} currency={order.currency} />
          </li>
        ))}
      </ul>
    </section>
  );
}
