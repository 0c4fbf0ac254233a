import type { HandOverReason } from "../../contract.ts";
import type { Facts } from "../decide/facts.ts";
import { offersOf } from "../decide/sureness.ts";
import type { ThreadState } from "../decide/thread-state.ts";
import type { Performance } from "./performance.ts";
import { phrasesIn } from "./say.ts";

/** Not understood: the likeliest are offered, and a person; so often in a row that a person comes by itself. */
export function unsure(facts: Facts, begun: Performance, words: string, unanswered: string | null): Performance {
  const times = begun.thread.unsure + 1;
  const thread = { ...begun.thread, unsure: times };
  if (times >= facts.knowledge.settings.unsure_limit)
    return { ...handing({ ...begun, thread }, "unsure", null, ""), unanswered };
  const say = phrasesIn(facts.read.language);
  const options = unanswered === null ? [] : choicesOf(facts);
  const choices = [...options, { label: say.person, act: { do: "person" as const } }];
  const text = options.length > 0 ? say.maybeThese : words;
  return {
    ...begun,
    outcome: "unsure",
    source: "unsure",
    unanswered,
    says: [{ text, buttons: choices.map(({ label }) => label) }],
    thread: { ...thread, choices },
  };
}

/** Intents and articles that may be meant, under their titles; of two with one title the likelier. */
function choicesOf(facts: Facts): ThreadState["choices"] {
  const { read, knowledge } = facts;
  const question = (read.readAs ?? read.text).slice(0, 1000);
  const all = offersOf(facts).flatMap((offer): ThreadState["choices"] => {
    if ("article" in offer) {
      const { id, title } = offer.article.article;
      return [{ label: title, act: { do: "article", article: id, question } }];
    }
    const known = knowledge.intents.get(offer.intent);
    return known ? [{ label: known.title, act: { do: "intent", intent: known.id } }] : [];
  });
  return all.filter(({ label }, at) => all.findIndex((one) => one.label === label) === at);
}

/** What leads to a person, and why. */
export function handing(begun: Performance, reason: HandOverReason, team: number | null, detail: string): Performance {
  return { ...begun, outcome: "handed_over", source: reason, handOver: { reason, team, detail } };
}
