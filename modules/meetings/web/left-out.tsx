import { Button, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Row, RowMain, Rows } from "../../../platform/ui/rows.tsx";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { leftOutQuery } from "./meeting-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Whom a rule kept from being invited, each with the reason. */
export function LeftOut({ meeting }: { meeting: number }) {
  const words = useWords({ fa, en });
  const { date } = useFormat();
  const list = useInfiniteQuery(leftOutQuery(meeting));
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <ListSkeleton rows={4} />;
  return (
    <>
      <Rows aria-label={words.leftOutTitle}>
        {list.data.pages
          .flatMap(({ rows }) => rows)
          .map(({ customer, reason, until }) => (
            <Row key={customer.id}>
              <RowMain>
                <BrandLink path={`customers/${customer.id}`}>
                  <bdi>{customer.name ?? words.unnamed}</bdi>
                </BrandLink>
                <Text size="sm" c="dimmed">
                  {[words.reasons[reason] ?? reason, until ? words.until(date(until)) : ""].filter(Boolean).join(" · ")}
                </Text>
              </RowMain>
            </Row>
          ))}
      </Rows>
      {list.hasNextPage ? (
        <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.more}
        </Button>
      ) : null}
    </>
  );
}
