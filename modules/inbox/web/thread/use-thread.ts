import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { api, type Query } from "../../../../platform/ui/api.ts";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { type MessageRow, messagePage } from "../../contract.ts";
import { conversationQuery, inboxKey } from "../inbox-calls.ts";
import { beginThread, isOutdated, mergeChanges, mergeOlder, mergeRows, type Thread } from "./merge-messages.ts";

const threadKey = (id: number) => inboxKey("thread", id);

const ask = (id: number, query: Query, signal?: AbortSignal) =>
  api.get(`/conversations/${id}/messages`, messagePage, { query, ...(signal && { signal }) });

/** The first page, or what changed since the last one; merged into what is known when the answer comes, not when it was asked for. */
async function catchUp(queries: QueryClient, id: number, signal: AbortSignal): Promise<Thread> {
  const known = queries.getQueryData<Thread>(threadKey(id));
  if (!known) return beginThread(await ask(id, {}, signal));
  let thread = known;
  for (let after = known.revision; ; ) {
    const page = await ask(id, { after, limit: 200 }, signal);
    if (isOutdated(thread, page)) return beginThread(await ask(id, {}, signal));
    thread = mergeChanges(queries.getQueryData<Thread>(threadKey(id)) ?? thread, page);
    queries.setQueryData(threadKey(id), thread);
    if (!page.more) return thread;
    // Rows of one revision may be parted by a page's end: it is asked for once more.
    after = page.revision - 1 > after ? page.revision - 1 : page.revision;
  }
}

/** The messages of a conversation: kept current by the live feed, older ones on demand. */
export function useThread(id: number) {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: threadKey(id),
    queryFn: ({ signal }) => catchUp(queries, id, signal),
    staleTime: 0,
  });
  const { refetch } = query;
  useChanges([`conversation:${id}`], () => {
    void refetch();
    void queries.invalidateQueries({ queryKey: conversationQuery(id).queryKey });
  });
  const [loadingOlder, setLoadingOlder] = useState(false);
  const first = query.data?.messages[0]?.seq;
  const older = useCallback(async () => {
    if (first === undefined) return;
    setLoadingOlder(true);
    try {
      const page = await ask(id, { before: first });
      queries.setQueryData<Thread>(threadKey(id), (now) => now && mergeOlder(now, page));
    } finally {
      setLoadingOlder(false);
    }
  }, [first, id, queries]);
  return { thread: query.data, error: query.data ? null : query.error, refetch, older, loadingOlder };
}

/** Puts one message into a thread as the server gave it; what else changed meanwhile is still asked for. */
export function useKeepMessage() {
  const queries = useQueryClient();
  return useCallback(
    (conversation: number, row: MessageRow) => {
      queries.setQueryData<Thread>(
        threadKey(conversation),
        (now) => now && { ...now, messages: mergeRows(now.messages, [row]) },
      );
    },
    [queries],
  );
}

/** Asks for what changed in a conversation, its row in the lists and the counts. */
export function useRenew() {
  const queries = useQueryClient();
  return useCallback(
    (conversation: number) => {
      void queries.invalidateQueries({ queryKey: threadKey(conversation) });
      void queries.invalidateQueries({ queryKey: conversationQuery(conversation).queryKey });
      void queries.invalidateQueries({ queryKey: inboxKey("list") });
      void queries.invalidateQueries({ queryKey: inboxKey("counts") });
    },
    [queries],
  );
}
