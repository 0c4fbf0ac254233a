import type { MessagePage, MessageRow } from "../../contract.ts";

/** What is known of a conversation's messages: everything up to `revision`, back to where `older` begins. */
export type Thread = { revision: number; epoch: number; messages: readonly MessageRow[]; older: boolean };

/** A row of each id, the one of the higher revision, in order of the conversation. */
export function mergeRows(known: readonly MessageRow[], told: readonly MessageRow[]): MessageRow[] {
  const byId = new Map(known.map((row) => [row.id, row]));
  for (const row of told) {
    const before = byId.get(row.id);
    if (!before || row.revision >= before.revision) byId.set(row.id, row);
  }
  return [...byId.values()].sort((a, b) => a.seq - b.seq || a.id - b.id);
}

/** What changed since the thread's revision, merged into it. A page that arrives late changes nothing it does not know better. */
export function mergeChanges(thread: Thread, page: MessagePage): Thread {
  // A message older than what was loaded stays where it is: it comes when one scrolls there.
  const from = thread.older ? (thread.messages[0]?.seq ?? 0) : 0;
  const told = page.messages.filter((row) => row.seq >= from);
  return {
    ...thread,
    revision: Math.max(thread.revision, page.revision),
    messages: mergeRows(thread.messages, told),
  };
}

/** Whether messages got other places since the thread was read: it is to be begun anew. */
export const isOutdated = (thread: Thread, page: MessagePage) => page.epoch !== thread.epoch;

/**
 * A page of older messages, put before the thread. Its revision says nothing about the rest and is not taken. One that speaks of other places
 * changes nothing.
 */
export function mergeOlder(thread: Thread, page: MessagePage): Thread {
  if (isOutdated(thread, page)) return thread;
  return { ...thread, older: page.more, messages: mergeRows(thread.messages, page.messages) };
}

/** The newest page as the beginning of a thread. */
export function beginThread(page: MessagePage): Thread {
  return { revision: page.revision, epoch: page.epoch, messages: mergeRows([], page.messages), older: page.more };
}
