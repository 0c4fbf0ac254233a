import { Button, Text } from "@mantine/core";
import { useIntersection } from "@mantine/hooks";
import { useEffect, useMemo, useRef } from "react";
import { addDays, dayOf, isoDay } from "../../../../platform/i18n/index.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { MessageRow } from "../../contract.ts";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import { EventLine } from "./event-line.tsx";
import { groupMessages } from "./group-messages.ts";
import { MessageBubble } from "./message-bubble.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useOutgoing } from "./outbox.ts";
import styles from "./thread.module.css";

type MessageListProps = {
  conversation: number;
  customer: string;
  messages: readonly MessageRow[];
  older: (() => void) | null;
  loadingOlder: boolean;
  onBack: (row: MessageRow) => void;
};

/** All messages under their days, the newest at the bottom, with what is still on its way to the server. */
export function MessageList(props: MessageListProps) {
  const { conversation, customer, messages, older, loadingOlder, onBack } = props;
  const words = useWords({ fa, en });
  const { timeZone } = useFormat();
  const outgoing = useOutgoing(conversation);
  const scroll = useRef<HTMLDivElement>(null);
  const there = new Set(messages.map((row) => row.client_id));
  const waiting = outgoing.filter(({ row }) => !there.has(row.client_id));
  const days = useMemo(() => groupMessages(messages, timeZone), [messages, timeZone]);
  useEffect(() => {
    if (waiting.length > 0) scroll.current?.scrollTo({ top: 0 });
  }, [waiting.length]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <div ref={scroll} className={styles["scroll"]} role="log" aria-label={words.log} tabIndex={0}>
      <div className={styles["messages"]}>
        {older ? <Older load={older} loading={loadingOlder} /> : null}
        {messages.length + waiting.length === 0 ? (
          <Text c="dimmed" ta="center" m="auto">
            {words.none}
          </Text>
        ) : null}
        {days.map(({ day, rows }) => [
          <DayHead key={day} day={day} />,
          ...rows.map(({ row, continued }) =>
            row.kind === "event" || row.withdrawn_at ? (
              <Quiet key={row.id} row={row} />
            ) : (
              <MessageBubble
                key={row.id}
                row={row}
                conversation={conversation}
                customer={customer}
                continued={continued}
                onBack={onBack}
              />
            ),
          ),
        ])}
        {waiting.map(({ row }) => (
          <MessageBubble
            key={row.client_id}
            row={row}
            conversation={conversation}
            customer={customer}
            continued={false}
            waiting
          />
        ))}
      </div>
    </div>
  );
}

function Quiet({ row }: { row: MessageRow }) {
  const words = useWords({ fa, en });
  if (!row.withdrawn_at) return <EventLine row={row} />;
  return <p className={styles["event"]}>{row.kind === "note" ? words.withdrawnNote : words.withdrawn}</p>;
}

function DayHead({ day }: { day: string }) {
  const words = useInboxWords();
  const format = useFormat();
  const today = dayOf(new Date(), format.timeZone);
  const near = day === isoDay(today) ? words.today : day === isoDay(addDays(today, -1)) ? words.yesterday : null;
  return <h3 className={styles["day"]}>{near ?? format.date(day, "full")}</h3>;
}

/** Loads older messages when it comes near the screen; also a button, for those who do not scroll. */
function Older({ load, loading }: { load: () => void; loading: boolean }) {
  const words = useWords({ fa, en });
  const { ref, entry } = useIntersection({ rootMargin: "400px" });
  const near = entry?.isIntersecting ?? false;
  useEffect(() => {
    if (near && !loading) load();
  }, [near, loading, load]);
  return (
    <div ref={ref} style={{ textAlign: "center" }}>
      <Button variant="subtle" color="gray" size="xs" loading={loading} onClick={load}>
        {words.older}
      </Button>
    </div>
  );
}
