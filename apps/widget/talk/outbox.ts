import type { AttachmentRow } from "../../../modules/inbox/contract.ts";
import type { Memory } from "../../sdk/memory.ts";

/** A message that the server may not have yet. `refused` is the server's answer that will not change by itself. */
export type Unsent = {
  client_id: string;
  at: number;
  text: string;
  files: AttachmentRow[];
  url: string;
  taken?: boolean;
  refused?: number;
};

/**
 * What was written and may not have arrived, in order, kept over pages and restarts. Tabs share it: what two of them send is one
 * message, by its id. Nothing leaves it before the server shows it.
 */
export function openOutbox(memory: Memory) {
  // What this page wrote itself: another tab that wrote at the same moment may have put its own list in place of ours.
  const own = new Map<string, Unsent>();
  const stored = (): Unsent[] => {
    try {
      const kept: unknown = JSON.parse(memory.read("chat.outbox") ?? "[]");
      return Array.isArray(kept) ? kept.filter((one) => one?.client_id && one.at) : [];
    } catch {
      return [];
    }
  };
  const all = (): Unsent[] => {
    const found = new Map([...own, ...stored().map((one) => [one.client_id, one] as const)]);
    return [...found.values()].sort((one, other) => one.at - other.at);
  };
  const write = (list: Unsent[]) => memory.write("chat.outbox", list.length > 0 ? JSON.stringify(list) : null);
  function change(clientId: string, changed: Partial<Unsent>): void {
    const list = all().map((one) => (one.client_id === clientId ? { ...one, ...changed } : one));
    for (const one of list) if (own.has(one.client_id)) own.set(one.client_id, one);
    write(list);
  }
  return {
    all,
    add(unsent: Unsent): void {
      // Clocks stand still and go back; the order of writing holds all the same.
      const at = Math.max(unsent.at, (all().at(-1)?.at ?? 0) + 1);
      own.set(unsent.client_id, { ...unsent, at });
      write(all());
    },
    change,
    /** The oldest that is to be sent. */
    next: () => all().find((one) => !one.taken && one.refused === undefined),
    /** Forgets those that the server shows, or the writer gave up. */
    drop(gone: (one: Unsent) => boolean): void {
      const left = all().filter((one) => !gone(one));
      const ids = new Set(left.map((one) => one.client_id));
      for (const id of own.keys()) if (!ids.has(id)) own.delete(id);
      write(left);
    },
  };
}
export type Outbox = ReturnType<typeof openOutbox>;
