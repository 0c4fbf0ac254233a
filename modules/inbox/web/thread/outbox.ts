import { useSyncExternalStore } from "react";
import type { MessageRow } from "../../contract.ts";

/** What was written here and has no answer of the server yet. */
export type Outgoing = { conversation: number; row: MessageRow };

let outgoing: readonly Outgoing[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Outgoing[]): void {
  outgoing = next;
  for (const tell of listeners) tell();
}

/** Shows a message at once, before the server has it. The same client id replaces what stood there. */
export function putOut(one: Outgoing): void {
  change([...outgoing.filter(({ row }) => row.client_id !== one.row.client_id), one]);
}

/** Takes it away: the server's own row stands in its place, or the writer has it back. */
export function takeOut(clientId: string): void {
  change(outgoing.filter(({ row }) => row.client_id !== clientId));
}

/** What is on its way in a conversation, in the order it was written. */
export function useOutgoing(conversation: number): Outgoing[] {
  const all = useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => outgoing,
  );
  return all.filter((one) => one.conversation === conversation);
}
