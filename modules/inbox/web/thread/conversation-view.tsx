import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useShortcut } from "../../../../platform/ui/shortcuts.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ConversationRow, MessageRow } from "../../contract.ts";
import { Composer } from "../composer/composer.tsx";
import { ForwardKey } from "../forward/forward-key.tsx";
import { conversationQuery } from "../inbox-calls.ts";
import { called } from "../parts/called.ts";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import { en as promisesEn } from "../promises/messages.en.ts";
import { fa as promisesFa } from "../promises/messages.fa.ts";
import { PromiseDialog } from "../promises/promise-dialog.tsx";
import type { SuggestedPromise } from "../promises/suggest-promise.ts";
import { PublicPost } from "../ways/public-post.tsx";
import { ConversationHead, LabelLine } from "./conversation-head.tsx";
import { MessageList } from "./message-list.tsx";
import { PresenceLine } from "./presence-line.tsx";
import styles from "./thread.module.css";
import { usePresence } from "./use-presence.ts";
import { useSeen } from "./use-seen.ts";
import { useThread } from "./use-thread.ts";

type ViewProps = {
  id: number;
  phone: boolean;
  onBack: () => void;
  onSide: (() => void) | null;
  /** The conversation went into another one. */
  onMoved: (id: number) => void;
};

/** One conversation: its head, its messages, and where one writes. Mount it anew for each conversation. */
export function ConversationView({ id, phone, onBack, onSide, onMoved }: ViewProps) {
  const conversation = useQuery(conversationQuery(id));
  const row = conversation.data;
  useChanges([`conversation:${id}`], () => void conversation.refetch());
  const stands = row?.id ?? id;
  useEffect(() => {
    if (stands !== id) onMoved(stands);
  }, [stands, id, onMoved]);
  if (!row) {
    return (
      <section className={styles["pane"]}>
        {conversation.error ? (
          <ErrorState error={conversation.error} onRetry={() => void conversation.refetch()} />
        ) : (
          <div style={{ padding: 24 }}>
            <ListSkeleton rows={6} />
          </div>
        )}
      </section>
    );
  }
  return <Open row={row} phone={phone} onBack={onBack} onSide={onSide} />;
}

function Open({ row, phone, onBack, onSide }: Omit<ViewProps, "id" | "onMoved"> & { row: ConversationRow }) {
  const shared = useInboxWords();
  const mayWrite = useCan("inbox.write");
  const { thread, error, refetch, older, loadingOlder } = useThread(row.id);
  const { others, typed } = usePresence(row.id);
  const lastSeq = thread?.messages.at(-1)?.seq;
  useSeen(row.id, lastSeq);
  const back = useRef<((message: MessageRow) => void) | null>(null);
  const giveBack = useCallback((message: MessageRow) => back.current?.(message), []);
  const [promise, setPromise] = useState<SuggestedPromise | "empty" | null>(null);
  const words = useWords({ fa: promisesFa, en: promisesEn });
  useShortcut(
    "p",
    words.make,
    useCallback(() => setPromise("empty"), []),
    mayWrite,
  );
  const loadOlder = useCallback(() => void older(), [older]);
  const name = row.customer.name ?? "";
  return (
    <section className={styles["pane"]} aria-label={called(row, shared.unnamed)}>
      <ConversationHead row={row} phone={phone} onBack={onBack} onSide={onSide} />
      <PublicPost post={row.post} />
      <LabelLine row={row} />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {thread ? (
        <MessageList
          conversation={row.id}
          customer={called(row, shared.unnamed)}
          messages={thread.messages}
          older={thread.older ? loadOlder : null}
          loadingOlder={loadingOlder}
          onBack={giveBack}
        />
      ) : (
        <div style={{ flex: 1, padding: 24 }}>{error ? null : <ListSkeleton rows={5} />}</div>
      )}
      <PresenceLine others={others} />
      {mayWrite ? (
        <Composer
          conversation={row.id}
          status={row.status}
          customer={name}
          seenSeq={lastSeq ?? 0}
          onTyped={typed}
          onPromise={setPromise}
          back={back}
        />
      ) : null}
      <ForwardKey conversation={row.id} messages={thread?.messages ?? []} />
      <PromiseDialog conversation={row.id} begin={promise} onClose={() => setPromise(null)} />
    </section>
  );
}
