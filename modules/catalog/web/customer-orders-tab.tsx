import { Button, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useChanges } from "../../../platform/ui/changes.ts";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import styles from "./catalog.module.css";
import { ordersQuery } from "./catalog-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { OrderCard } from "./order-card.tsx";

/** The orders of one customer, newest first. */
export default function CustomerOrdersTab({ customerId }: { customerId: number }) {
  const words = useWords({ fa, en });
  const list = useInfiniteQuery(ordersQuery({ customer: customerId }));
  useChanges([`customer:${customerId}`, "order"], () => void list.refetch());
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data?.pages.flatMap((page) => page.rows);
  if (!rows) return <ListSkeleton rows={4} />;
  if (rows.length === 0) return <Text c="dimmed">{words.noOrdersOfCustomer}</Text>;
  return (
    <>
      <ul className={styles["list"]}>
        {rows.map((order) => (
          <li key={order.id} className={styles["item"]}>
            <OrderCard order={order} own />
          </li>
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button
          variant="default"
          mt={16}
          fullWidth
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {words.more}
        </Button>
      ) : null}
    </>
  );
}
