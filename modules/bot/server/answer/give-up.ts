import type { HandOverReason } from "../../contract.ts";
import type { Facts } from "../decide/facts.ts";
import type { Performance } from "./performance.ts";
import { phrasesIn } from "./say.ts";

/** Not understood: the likeliest are offered, and a person; so often in a row that a person comes by itself. */
export function unsure(facts: Facts, begun: Performance, words: string, unanswered: string | null): Performance {
  const times = begun.thread.unsure + 1;
  const thread = { ...begun.thread, unsure: times };
  if (times >= facts.knowledge.settings.unsure_limit)
    return { ...handing({ ...begun, thread }, "unsure", null, ""), unanswered };
  const say = phrasesIn(facts.read.language);
  const likely = unanswered === null ? [] : facts.intent.ranking.filter(({ score }) => score >= 0.12).slice(0, 3);
  const options = likely.flatMap(({ intent }) => {
    const known = facts.knowledge.intents.get(Number(intent));
    return known ? [{ label: known.title, act: { do: "intent" as const, intent: known.id } }] : [];
  });
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

/** What leads to a person, and why. */
export function handing(begun: Performance, reason: HandOverReason, team: number | null, detail: string): Performance {
  return { ...begun, outcome: "handed_over", source: reason, handOver: { reason, team, detail } };
}
