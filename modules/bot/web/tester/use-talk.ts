import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { type TryAnswer, tryAnswer } from "../../contract.ts";

/** One message that was tried: its answer, or why there is none yet. */
export type Turn = { key: number; asked: string; answer: TryAnswer | null; error: unknown };
/** A conversation with the bot that leaves no trace. */
export type Talk = {
  turns: readonly Turn[];
  draft: boolean;
  busy: boolean;
  say: (text: string) => void;
  /** Asks the last message once more, after something was changed. */
  again: () => void;
  begin: (draft: boolean) => void;
};

/** How much of a conversation is told at most. */
const remembered = 30;

/** A trial conversation; what was written before goes along with each message. */
export function useTalk(): Talk {
  const [turns, setTurns] = useState<readonly Turn[]>([]);
  const [draft, setDraft] = useState(true);
  const busy = turns.some(({ answer, error }) => answer === null && error === null);
  const settle = (key: number, outcome: Partial<Turn>) =>
    setTurns((all) => all.map((turn) => (turn.key === key ? { ...turn, ...outcome } : turn)));
  const ask = (before: readonly Turn[], asked: string) => {
    const key = Date.now();
    setTurns([...before, { key, asked, answer: null, error: null }]);
    const history = before.map((turn) => turn.asked.slice(0, 5000)).slice(-remembered);
    api
      .post("/bot/try", { text: asked, history, draft }, tryAnswer)
      .then((answer) => settle(key, { answer }))
      .catch((error: unknown) => settle(key, { error }));
  };
  return {
    turns,
    draft,
    busy,
    say: (text) => {
      if (!busy && text.trim() !== "") ask(turns, text);
    },
    again: () => {
      const last = turns.at(-1);
      if (last && !busy) ask(turns.slice(0, -1), last.asked);
    },
    begin: (next) => {
      setTurns([]);
      setDraft(next);
    },
  };
}
