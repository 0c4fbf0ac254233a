import { type Memory, newId, openMemory } from "../../sdk/memory.ts";

/** What the browser keeps of a visit: whose token it is, and what its reader has seen. */
type Kept = {
  key: string;
  visitor: string;
  token: string;
  conversation: number | null;
  /** The last message that was on screen, and the revision it came with. */
  seq: number;
  revision: number;
  ended: boolean;
};
const nothing = { token: "", conversation: null, seq: 0, revision: 0, ended: true };

/** Who sits here, as the site's storage knows it. Nothing is written before the chat is used. */
export type Visit = {
  memory: Memory;
  /** The visitor's id; made when nobody, and not the site script either, has made one. */
  visitor(): string;
  /** The token of this visitor on this site, where an earlier hello gave one. */
  token(): string | null;
  /** What was on screen last. */
  seen(): Pick<Kept, "conversation" | "seq" | "revision">;
  /** Whether an earlier conversation may still bring a message. */
  underWay(): boolean;
  keep(change: Partial<Omit<Kept, "key" | "visitor">>): void;
  forgetToken(): void;
};

/** Opens what this browser keeps for one site. */
export function openVisit(key: string, memory = openMemory()): Visit {
  const read = (): Kept | null => {
    try {
      const kept: Kept | null = JSON.parse(memory.read("chat") ?? "null");
      // Another visitor than the site script's is somebody who has signed out since.
      return kept?.key === key && kept.visitor === memory.read("visitor") ? kept : null;
    } catch {
      return null;
    }
  };
  function visitor(): string {
    const known = memory.read("visitor");
    if (known && /^[\w-]{8,64}$/.test(known)) return known;
    const made = newId();
    memory.write("visitor", made);
    return made;
  }
  return {
    memory,
    visitor,
    token: () => read()?.token || null,
    seen: () => read() ?? nothing,
    underWay: () => Boolean(read()?.token) && read()?.ended === false,
    keep(change) {
      const before = read() ?? { key, visitor: visitor(), ...nothing };
      // Counting starts anew in another conversation.
      const moved = change.conversation !== undefined && change.conversation !== before.conversation;
      const after = JSON.stringify({ ...before, ...(moved && { seq: 0, revision: 0 }), ...change });
      if (after !== memory.read("chat")) memory.write("chat", after);
    },
    forgetToken: () => memory.write("chat", null),
  };
}
