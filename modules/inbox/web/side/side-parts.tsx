import { ActionIcon, Title, Tooltip } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { PropsWithChildren, ReactNode } from "react";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { MoneyText } from "../../../../platform/ui/money-text.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useEntryWords } from "../../../timeline/web/index.tsx";
import type { ConversationRow } from "../../contract.ts";
import { conversationsQuery, promisesQuery } from "../inbox-calls.ts";
import { ChannelIcon } from "../parts/channel-icon.tsx";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import { PromiseLine } from "../promises/promise-line.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./side.module.css";
import { lastOrdersQuery, latestQuery } from "./side-calls.ts";

function Part({ title, action, children }: PropsWithChildren<{ title: string; action?: ReactNode }>) {
  return (
    <section className={styles["part"]}>
      <div className={styles["partHead"]}>
        <Title order={3}>{title}</Title>
        {action}
      </div>
      <ul className={styles["list"]}>{children}</ul>
    </section>
  );
}

/** What happened last, on any channel. */
export function Latest({ customer }: { customer: number }) {
  const words = useWords({ fa, en });
  const entries = useEntryWords();
  const list = useQuery(latestQuery(customer));
  useChanges([`customer:${customer}`], () => void list.refetch());
  if (!list.data?.rows.length) return null;
  const all = (
    <BrandLink path={`customers/${customer}?tab=timeline`} fz="sm">
      {words.all}
    </BrandLink>
  );
  return (
    <Part title={words.latest} action={all}>
      {list.data.rows.map((entry) => (
        <li key={entry.id} className={styles["entry"]}>
          <span>
            <span className={styles["grow"]}>{entries.title(entry)}</span>
            <span className={styles["quiet"]}>
              <TimeText at={entry.occurred_at} />
            </span>
          </span>
          {entry.text ? (
            <bdi className={styles["quiet"]} dir="auto" style={{ textAlign: "start" }}>
              {entry.text}
            </bdi>
          ) : null}
        </li>
      ))}
    </Part>
  );
}

/** What they bought last. */
export function Orders({ customer }: { customer: number }) {
  const words = useWords({ fa, en });
  const list = useQuery(lastOrdersQuery(customer));
  if (!list.data?.rows.length) return null;
  return (
    <Part title={words.orders}>
      {list.data.rows.map((order) => (
        <li key={order.id} className={styles["entry"]}>
          <span>
            <BrandLink path={`catalog/orders/${order.id}`} className={styles["grow"] ?? ""}>
              <bdi>{words.order(order.external_id)}</bdi>
            </BrandLink>
            <MoneyText minor={order.total_minor} currency={order.currency} />
          </span>
          <span className={styles["quiet"]}>
            <TimeText at={order.ordered_at} style="long" />
          </span>
        </li>
      ))}
    </Part>
  );
}

/** What was promised to them and is not done. */
export function Promises({ row, onAdd }: { row: ConversationRow; onAdd: (() => void) | null }) {
  const words = useWords({ fa, en });
  const list = useQuery(promisesQuery({ customer: row.customer.id, state: "due" }));
  useChanges(["promise"], () => void list.refetch());
  const add = onAdd ? (
    <Tooltip label={words.addPromise}>
      <ActionIcon variant="subtle" color="gray" aria-label={words.addPromise} onClick={onAdd}>
        <IconPlus size={18} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  ) : null;
  if (!list.data?.rows.length && !add) return null;
  return (
    <Part title={words.promises} action={add}>
      {list.data?.rows.map((promise) => (
        <PromiseLine key={promise.id} promise={promise} own />
      ))}
    </Part>
  );
}

/** Their other conversations, resolved ones too. */
export function OtherConversations({ row }: { row: ConversationRow }) {
  const words = useWords({ fa, en });
  const { statuses } = useInboxWords();
  const open = useInfiniteQuery(
    conversationsQuery({ view: "all", customer: row.customer.id, order: "newest", limit: 5 }),
  );
  const past = useInfiniteQuery(
    conversationsQuery({ view: "resolved", customer: row.customer.id, order: "newest", limit: 5 }),
  );
  const rows = [open, past].flatMap((list) => list.data?.pages[0]?.rows ?? []).filter(({ id }) => id !== row.id);
  if (rows.length === 0) return null;
  return (
    <Part title={words.others}>
      {rows.slice(0, 6).map((other) => (
        <li key={other.id} className={styles["entry"]}>
          <span>
            <ChannelIcon channel={other.channel} size={15} />
            <BrandLink path={`inbox?c=${other.id}`} className={styles["grow"] ?? ""} c="inherit">
              <bdi>{other.last?.text || statuses[other.status]}</bdi>
            </BrandLink>
          </span>
          <span className={styles["quiet"]}>
            {statuses[other.status]} · <TimeText at={other.last_message_at} />
          </span>
        </li>
      ))}
    </Part>
  );
}
