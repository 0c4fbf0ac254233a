import type { AttachmentRow, ChatPage, PushDevice } from "../../../modules/inbox/contract.ts";
import { newId } from "../../sdk/memory.ts";
import { CallFailed, type Calls, type Contact } from "./calls.ts";
import { keepHearing } from "./feed.ts";
import { openOutbox, type Unsent } from "./outbox.ts";
import { openPauses } from "./pauses.ts";
import { takeLead } from "./take-lead.ts";
import { openTabs } from "./tell-tabs.ts";
import { openThread } from "./thread.ts";
import { openToken } from "./token.ts";
import type { Visit } from "./visit.ts";

/** What tabs tell each other: a page of changes, a sign of life of the one that listens, a change of what waits. */
type Word = { page: ChatPage; after: number } | "alive" | "outbox";

/** A message that the server took and that never came back belongs to a conversation that is no more. */
const longTaken = 3_600_000;
/** After so long without a word from the listening tab, another takes over. */
const silent = 60_000;

/** One visitor's talk with the brand: what was said, what is under way, and all that can be done. Calls `changed` after each change. */
export function startTalk(calls: Calls, visit: Visit, claim: () => string | undefined, changed: () => void) {
  const thread = openThread();
  const outbox = openOutbox(visit.memory);
  const pauses = openPauses();
  const token = openToken(calls, visit, claim, (page, somebodyElse) => {
    if (somebodyElse) thread.clear();
    take(page, 0);
  });
  let sending = false;
  let lastSign = Date.now();

  const tabs = openTabs<Word>((word) => {
    lastSign = Date.now();
    if (typeof word === "object") take(word.page, word.after);
    else if (word === "outbox") changed();
  });
  function take(page: ChatPage, after: number): void {
    if (thread.merge(page, after) === "again") void catchUp();
    outbox.drop((one) => thread.has(one.client_id) || (one.taken === true && one.at < Date.now() - longTaken));
    visit.keep({ conversation: page.conversation, ended: page.ended || page.conversation === null });
    changed();
  }
  /** Asks for exactly what this tab lacks. */
  async function catchUp(): Promise<void> {
    const from = thread.revision;
    await token
      .using((known) => calls.changes(known, from, 0))
      .then(
        (page) => take(page, from),
        // The feed brings it later.
        () => {},
      );
  }
  const lead = takeLead(visit.memory, (stopped) =>
    keepHearing(
      {
        calls,
        token: token.get,
        after: () => thread.revision,
        heard(page, after) {
          take(page, after);
          tabs.tell({ page, after });
        },
        alive() {
          lastSign = Date.now();
          tabs.tell("alive");
        },
        refused: token.refuse,
      },
      stopped,
    ),
  );

  async function sendAll(): Promise<void> {
    for (let one = outbox.next(); one; one = outbox.next()) {
      const { client_id, text, files, url } = one;
      const message = { client_id, text, attachments: files.map(({ id }) => id), url };
      try {
        await token.using((known) => calls.send(known, message));
        outbox.change(client_id, { taken: true });
        pauses.reset();
      } catch (error) {
        if (error instanceof CallFailed && !error.passing) outbox.change(client_id, { refused: error.status });
        else await pauses.wait();
      }
      outboxChanged();
    }
    // What was taken is shown by the feed; a tab that has just lost it asks.
    if (outbox.all().some((one) => one.taken)) await catchUp();
  }
  function flush(): void {
    pauses.now();
    if (sending) return;
    sending = true;
    void sendAll().finally(() => {
      sending = false;
      if (outbox.next()) flush();
    });
  }
  function outboxChanged(): void {
    tabs.tell("outbox");
    changed();
  }
  function comeBack(): void {
    if (document.visibilityState === "hidden") return;
    if (Date.now() - lastSign > silent) lead.takeOver();
    void catchUp();
    flush();
  }
  document.addEventListener("visibilitychange", comeBack);
  addEventListener("online", comeBack);
  addEventListener("pageshow", ({ persisted }) => persisted && comeBack());
  setInterval(() => {
    if (Date.now() - lastSign > silent && document.visibilityState === "visible") lead.takeOver();
  }, silent);
  flush();

  return {
    thread,
    unsent: outbox.all,
    flush,
    /** Says hello again, with what the page now says of its visitor. */
    identified: () => token.refuse(),
    say(text: string, files: AttachmentRow[]): void {
      outbox.add({ client_id: newId(), at: Date.now(), text, files, url: location.href.slice(0, 2000) });
      outboxChanged();
      flush();
    },
    tryAgain({ client_id }: Unsent): void {
      const { refused: _, ...rest } = outbox.all().find((one) => one.client_id === client_id) as Unsent;
      outbox.drop((one) => one.client_id === client_id);
      outbox.add(rest);
      outboxChanged();
      flush();
    },
    giveUp({ client_id }: Unsent): void {
      outbox.drop((one) => one.client_id === client_id);
      outboxChanged();
    },
    seen: (seq: number, typing: boolean) => token.using((known) => calls.seen(known, seq, typing)).catch(() => {}),
    leave: (contact: Contact) => token.using((known) => calls.contact(known, contact)).then(catchUp),
    linkTo: (account: number) => token.using((known) => calls.linkTo(known, account)),
    /** Keeps this browser as one that is told; gives its number and whose it is. */
    keepDevice: (device: PushDevice) => token.using((known) => calls.device(known, device)),
    forgetDevice: (id: string) => token.using((known) => calls.forgetDevice(known, id)),
    attach: (body: Blob, name: string) => token.using((known) => calls.attach(known, body, name)),
    attachment: (id: number) => token.using((known) => calls.attachment(known, id)),
  };
}
export type Talk = ReturnType<typeof startTalk>;
