import type { AttachmentRow, ChatMessage, ChatPage } from "../../../modules/inbox/contract.ts";

let conversations = 0;
let written = 0;

/** One visitor's conversation as the server would keep it: every change counts the revision up and carries it. */
export function beginFake(token: string) {
  let id: number | null = null;
  let revision = 0;
  let readSeq = 0;
  let ended = false;
  let typing: string | null = null;
  let messages: ChatMessage[] = [];
  const waiting = new Set<() => void>();

  function changed(): void {
    for (const wake of [...waiting]) wake();
  }
  function put(said: Partial<ChatMessage>): ChatMessage {
    id ??= ++conversations;
    revision++;
    const message: ChatMessage = {
      id: ++written,
      buttons: [],
      seq: messages.length + 1,
      revision,
      from: "agent",
      name: null,
      at: new Date().toISOString(),
      text: "",
      attachments: [],
      client_id: null,
      delivery: "sent",
      event: null,
      withdrawn: false,
      ...said,
    };
    messages.push(message);
    changed();
    return message;
  }
  return {
    token,
    page: (after: number): ChatPage => ({
      token,
      conversation: id,
      revision,
      messages: messages.filter((one) => one.revision > after),
      typing,
      read_seq: readSeq,
      ended,
    }),
    /** Calls back at each change until ended. */
    watch(wake: () => void): () => void {
      waiting.add(wake);
      return () => void waiting.delete(wake);
    },
    /** Takes a visitor's message, once for each `client_id`. */
    take(clientId: string, text: string, attachments: AttachmentRow[]): void {
      if (messages.some((one) => one.client_id === clientId)) return;
      if (ended) {
        ended = false;
        id = null;
        messages = [];
        revision = 0;
        readSeq = 0;
      }
      put({ from: "visitor", client_id: clientId, text, attachments });
    },
    put,
    reply(text: string, more: Partial<ChatMessage> = {}): void {
      typing = null;
      put({ name: "سارا", text, ...more });
    },
    withdraw(seq: number): void {
      revision++;
      messages = messages.map((one) => (one.seq === seq ? { ...one, revision, text: "", withdrawn: true } : one));
      changed();
    },
    read(): void {
      readSeq = messages.length;
      revision++;
      changed();
    },
    type(name: string | null): void {
      typing = name;
      changed();
    },
    end(): void {
      ended = true;
      put({ from: "system", event: "resolved" });
    },
    texts: () => messages.filter((one) => one.from === "visitor").map((one) => one.text),
  };
}
export type FakeConversation = ReturnType<typeof beginFake>;
