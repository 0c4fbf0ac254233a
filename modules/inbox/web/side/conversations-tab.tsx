import { Button, Text } from "@mantine/core";
import { IconMessageCirclePlus } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { conversationsQuery } from "../inbox-calls.ts";
import { en as listEn } from "../list/messages.en.ts";
import { fa as listFa } from "../list/messages.fa.ts";
import { ChannelIcon } from "../parts/channel-icon.tsx";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import { en as startEn } from "../start/messages.en.ts";
import { fa as startFa } from "../start/messages.fa.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./side.module.css";

/** The conversations of one customer: those under way, then those that have ended. */
export default function ConversationsTab({ customerId }: { customerId: number }) {
  const words = { ...useWords({ fa, en }), more: useWords({ fa: listFa, en: listEn }).more };
  const { begin: begins } = useWords({ fa: startFa, en: startEn });
  const mayWrite = useCan("inbox.write");
  const { statuses } = useInboxWords();
  const open = useInfiniteQuery(conversationsQuery({ view: "all", customer: customerId, order: "newest" }));
  const past = useInfiniteQuery(conversationsQuery({ view: "resolved", customer: customerId, order: "newest" }));
  useChanges(["conversation"], () => void Promise.all([open.refetch(), past.refetch()]));
  const error = open.error ?? past.error;
  if (error) return <ErrorState error={error} onRetry={() => void Promise.all([open.refetch(), past.refetch()])} />;
  if (!open.data || !past.data) return <ListSkeleton rows={4} />;
  const rows = [...open.data.pages, ...past.data.pages].flatMap((page) => page.rows);
  const begin = mayWrite ? (
    <BrandLink path={`inbox?new=${customerId}`} underline="never">
      <Button
        component="span"
        size="xs"
        variant="default"
        mb={12}
        leftSection={<IconMessageCirclePlus size={16} stroke={1.6} />}
      >
        {begins}
      </Button>
    </BrandLink>
  ) : null;
  if (rows.length === 0)
    return (
      <>
        {begin}
        <Text c="dimmed">{words.nothing}</Text>
      </>
    );
  return (
    <>
      {begin}
      <ul className={styles["list"]} style={{ gap: 0 }}>
        {rows.map((row) => (
          <li
            key={row.id}
            className={styles["entry"]}
            style={{ paddingBlock: 12, borderBlockEnd: "1px solid var(--hairline)" }}
          >
            <span>
              <ChannelIcon channel={row.channel} />
              <BrandLink path={`inbox?c=${row.id}`} className={styles["grow"] ?? ""}>
                <bdi>{row.last?.text || statuses[row.status]}</bdi>
              </BrandLink>
              <span className={styles["quiet"]}>
                <TimeText at={row.last_message_at} />
              </span>
            </span>
            <span className={styles["quiet"]}>
              {statuses[row.status]}
              {row.assignee ? ` · ${row.assignee.name}` : ""}
            </span>
          </li>
        ))}
      </ul>
      {past.hasNextPage ? (
        <Button
          variant="default"
          mt={16}
          fullWidth
          loading={past.isFetchingNextPage}
          onClick={() => void past.fetchNextPage()}
        >
          {words.more}
        </Button>
      ) : null}
    </>
  );
}
