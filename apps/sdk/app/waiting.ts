import type { HamdelAnswers, HamdelStorage } from "./app-api.ts";

/** Something to be told of a survey. `at`: when it was said; `waited`: a first try found no network. */
export type Waiting = {
  link: string;
  clientId: string;
  answers: HamdelAnswers;
  done: boolean;
  at: string;
  waited: boolean;
  how?: "later" | "never" | "unseen";
};
/** done: the server has it · wrong: it never will, with its reason · later: try again. */
export type Outcome = { state: "done" | "later" | "wrong"; body: unknown };
type Send = (one: Waiting) => Promise<Outcome>;

const name = "hamdel.survey-answers";
/** The oldest go first. */
const mostKept = 50;

/** What waits on the device, kept over restarts. One thing is done at a time, so that nothing is written over. */
export function openWaiting(storage: HamdelStorage, send: Send) {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  };
  const read = async (): Promise<Waiting[]> => {
    try {
      const kept: unknown = JSON.parse((await storage.getItem(name)) ?? "[]");
      return Array.isArray(kept) ? kept.filter((one) => one?.link && one.clientId) : [];
    } catch {
      return [];
    }
  };
  const write = async (all: readonly Waiting[]) => {
    await (all.length > 0 ? storage.setItem(name, JSON.stringify(all.slice(-mostKept))) : storage.removeItem(name));
  };
  const isSame = (one: Waiting, other: Waiting) => one.link === other.link && one.how === other.how;
  /** Sends everything, oldest first, up to what finds no network; gives what became of `wanted`. */
  const sendAll = async (wanted?: Waiting): Promise<Outcome> => {
    let found: Outcome = { state: "later", body: null };
    for (const one of await read()) {
      const outcome = await send(one);
      if (wanted && isSame(one, wanted)) found = outcome;
      if (outcome.state === "later") {
        await write((await read()).map((kept) => ({ ...kept, waited: true })));
        break;
      }
      await write((await read()).filter((kept) => !isSame(kept, one)));
    }
    return found;
  };
  return {
    /** Keeps something, then tries to send all; what was kept of the same survey before goes with it. */
    tell: (one: Waiting): Promise<Outcome> =>
      inTurn(async () => {
        const kept = await read();
        const before = kept.find((other) => isSame(other, one));
        const joined = before ? { ...one, answers: { ...before.answers, ...one.answers }, waited: before.waited } : one;
        await write([...kept.filter((other) => !isSame(other, one)), joined]);
        return sendAll(joined);
      }),
    /** Tries again; gives how much still waits. */
    flush: (): Promise<number> => inTurn(() => sendAll().then(async () => (await read()).length)),
  };
}
