import type { MessagePage, MessageRow } from "../../contract.ts";
import { beginThread, mergeChanges, type Thread } from "../../web/thread/merge-messages.ts";
import type { Network } from "./network.ts";

type Plan = { network: Network; key: string; mine: (conversation: number) => boolean; wait: () => Promise<void> };
// biome-ignore lint/suspicious/noExplicitAny: answers of many routes, read as they are
type Answer = { status: number; body: any };

/** An agent's open inbox: follows the change feed, keeps threads as the web does, and answers every message of a visitor once. */
export function openAgent({ network, key, mine, wait }: Plan, progressed: () => void) {
  const threads = new Map<number, Thread>();
  const answered = new Set<string>();
  const queues = new Map<number, Promise<void>>();
  const looks = new Map<number, { again: boolean }>();
  let closed = false;
  let resets = 0;

  function broke(error: unknown): void {
    if (!closed) console.error("an agent's inbox broke", error);
  }

  async function ask(path: string, method = "GET", payload?: object): Promise<Answer> {
    for (;;) {
      if (closed) throw new Error("the inbox is closed");
      const response = await network
        .ask(`/api/v1${path}`, {
          method,
          headers: { authorization: `Bearer ${key}`, ...(payload && { "content-type": "application/json" }) },
          ...(payload && { body: JSON.stringify(payload) }),
        })
        .then(async (given) => ({ status: given.status, body: await given.json() }))
        .catch(() => null);
      if (response && response.status < 500 && response.status !== 429) return response;
      await wait();
    }
  }

  /** As the web asks: the first page, then what changed after the revision seen. */
  async function catchUp(id: number): Promise<void> {
    let thread = threads.get(id);
    if (!thread) {
      thread = beginThread((await ask(`/conversations/${id}/messages`)).body);
      if (thread.older) throw new Error("a story with long pasts has to scroll");
    }
    for (let after = thread.revision; ; ) {
      const page: MessagePage = (await ask(`/conversations/${id}/messages?after=${after}&limit=200`)).body;
      thread = mergeChanges(thread, page);
      if (!page.more) break;
      after = page.revision - 1 > after ? page.revision - 1 : page.revision;
    }
    threads.set(id, thread);
    answerAll(id, thread);
    progressed();
  }
  /** One look at a conversation at a time, and one more where something changed meanwhile. */
  function renew(id: number): void {
    const looking = looks.get(id);
    if (looking) {
      looking.again = true;
      return;
    }
    const look = { again: false };
    looks.set(id, look);
    void (async () => {
      do {
        look.again = false;
        await catchUp(id);
      } while (look.again);
      looks.delete(id);
    })().catch(broke);
  }

  function answerAll(id: number, thread: Thread): void {
    for (const row of thread.messages) {
      if (row.direction !== "in" || row.channel !== "chat" || answered.has(`${id}.${row.seq}`)) continue;
      answered.add(`${id}.${row.seq}`);
      const before = queues.get(id) ?? Promise.resolve();
      queues.set(id, before.then(() => answer(id, row)).catch(broke));
    }
  }
  /** The same words under the same id until the server has them; over what was not seen it is refused, and said again when it was. */
  async function answer(id: number, { text }: MessageRow): Promise<void> {
    const client_id = `answer-${id}-${text}`;
    for (;;) {
      const seen_seq = Math.max(0, ...(threads.get(id)?.messages ?? []).map(({ seq }) => seq));
      const { status, body } = await ask(`/conversations/${id}/replies`, "POST", {
        client_id,
        text: `پاسخ ${text}`,
        seen_seq,
      });
      if (status === 200) return;
      if (body.code !== "newer_message") throw new Error(`${status} ${JSON.stringify(body)}`);
      await catchUp(id);
    }
  }

  async function follow(): Promise<void> {
    let cursor: string = (await ask("/changes?wait=0")).body.cursor;
    await lookAtAll();
    while (!closed) {
      const { body } = await ask(`/changes?wait=20&topics=conversation&after=${cursor}`);
      if (body.reset) {
        resets++;
        await lookAtAll();
      }
      cursor = body.cursor;
      for (const { topic } of body.changes ?? []) {
        const id = Number(topic.split(":")[1]);
        if (mine(id)) renew(id);
      }
    }
  }
  /** After a reset everything is asked for anew, as far as the list of conversations goes. */
  async function lookAtAll(): Promise<void> {
    let place = "";
    do {
      const { body } = await ask(
        `/conversations?view=all&order=newest&limit=100${place && `&after=${encodeURIComponent(place)}`}`,
      );
      for (const { id } of body.rows) if (mine(id)) renew(id);
      place = body.next ?? "";
    } while (place);
  }
  void follow().catch(broke);
  return {
    threads,
    network,
    get resets() {
      return resets;
    },
    texts: (id: number) =>
      (threads.get(id)?.messages ?? []).filter(({ kind }) => kind === "message").map(({ text }) => text),
    close(): void {
      closed = true;
      network.leave();
    },
  };
}
export type AgentClient = ReturnType<typeof openAgent>;
