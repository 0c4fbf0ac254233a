import type { ChatMessage, ChatPage } from "../../../modules/inbox/contract.ts";
import { countUnread } from "./unread.ts";

/** A message with the conversation it belongs to: an ended one may be followed by another. */
export type Said = ChatMessage & { conversation: number };

/** merged: it is in · again: something lies between, ask for everything. */
export type Merged = "merged" | "again";

/** What is known of a visitor's conversation, put together from pages that each say what changed after a revision. */
export function openThread() {
  // By their ids: a message that went into another conversation, or got another place, is there once.
  const said = new Map<number, Said>();
  let revision = 0;
  let conversation: number | null = null;
  let readSeq = 0;
  let typing: string | null = null;
  let ended = false;
  let waits = false;

  /** Takes a page that answers "what changed after `after`"; one that was seen already changes nothing. */
  function merge(page: ChatPage, after: number): Merged {
    if (page.conversation !== conversation) {
      // Counting starts anew in another conversation; what was said before stays on screen.
      revision = 0;
      readSeq = 0;
      conversation = page.conversation;
      if (after > 0) return "again";
    }
    if (after > revision) return "again";
    if (page.revision < after) {
      // The server went back, to a backup for instance: what it knows now is what holds.
      revision = 0;
      for (const [key, one] of said) if (one.conversation === conversation) said.delete(key);
      return "again";
    }
    for (const message of page.messages) {
      const known = said.get(message.id);
      if (!known || known.conversation !== conversation || known.revision < message.revision)
        said.set(message.id, { ...message, conversation: conversation ?? 0 });
    }
    readSeq = Math.max(readSeq, page.read_seq);
    if (page.revision >= revision) {
      revision = page.revision;
      ended = page.ended;
      waits = page.waits === true;
      typing = page.typing;
    }
    return "merged";
  }

  const messages = () => {
    const all = [...said.values()];
    // An ended conversation stands above the one that followed, whatever their numbers.
    const began = new Map<number, number>();
    for (const { conversation: of, at } of all)
      began.set(of, Math.min(Date.parse(at), began.get(of) ?? Date.parse(at)));
    if (conversation !== null) began.set(conversation, Number.MAX_SAFE_INTEGER);
    const order = (one: Said) => began.get(one.conversation) ?? 0;
    return all.sort(
      (one, other) => order(one) - order(other) || one.conversation - other.conversation || one.seq - other.seq,
    );
  };
  const ofNow = () => messages().filter((one) => one.conversation === conversation);
  return {
    merge,
    messages,
    /** Whether the server has what was written under this id. */
    has: (clientId: string) => [...said.values()].some((one) => one.client_id === clientId),
    unread: (seen: number) => countUnread(ofNow(), seen),
    lastSeq: () => ofNow().at(-1)?.seq ?? 0,
    /** Somebody else sits here now. */
    clear(): void {
      said.clear();
      conversation = null;
      revision = 0;
    },
    /** Whether somebody of the brand has read it. */
    isRead: (one: Said) => one.conversation !== conversation || one.seq <= readSeq || one.delivery === "read",
    get revision() {
      return revision;
    },
    get typing() {
      return typing;
    },
    /** Whether a person owes an answer, also where the bot has said something meanwhile. */
    get waits() {
      return waits;
    },
    get ended() {
      return ended;
    },
  };
}
export type Thread = ReturnType<typeof openThread>;
