import type { ArticleHit } from "../../../knowledge/index.ts";
import type { HandOverReason, Reason } from "../../contract.ts";
import { chosen } from "../flows/step-flow.ts";
import type { Facts, FoundBranches, FoundProduct, OpenIncident } from "./facts.ts";
import { likelyArticles, likelyIntents } from "./sureness.ts";
import {
  asksForOrder,
  asksForPerson,
  asksForProduct,
  codeIn,
  mentions,
  type SmallTalk,
  smallTalkOf,
  topicOf,
} from "./wishes.ts";

/** What to do about a message. */
export type Act =
  | { do: "silent" }
  | { do: "hand_over"; reason: HandOverReason; team: number | null; detail: string }
  | { do: "prove_address" }
  | { do: "prove_code"; code: string | null }
  | { do: "go_on_flow" }
  | { do: "intent"; intent: number }
  | { do: "incident"; incident: OpenIncident }
  | { do: "ask_back"; intents: readonly number[] }
  | { do: "article"; hit: ArticleHit }
  | { do: "chosen_article"; article: number; question: string }
  | { do: "products"; products: readonly FoundProduct[] }
  | { do: "branches"; branches: FoundBranches }
  | { do: "orders" }
  | { do: "small_talk"; kind: SmallTalk }
  | { do: "again" }
  | { do: "unsure" };
export type Decision = { act: Act; reasons: Reason[] };
type Step = (facts: Facts, note: (code: string, passed: boolean, values?: Reason["values"]) => void) => Act | null;

/**
 * Decides what to do about a message: pure, so that the same facts give the same answer everywhere, with the reasons of each step in their
 * order. What protects the customer comes first (a person where one is asked for, named, or needed), then what was begun, then what is known.
 */
export function decideAnswer(facts: Facts): Decision {
  const reasons: Reason[] = [];
  const note = (code: string, passed: boolean, values: Reason["values"] = {}) =>
    void reasons.push({ code, passed, values });
  for (const step of steps) {
    const act = step(facts, note);
    if (act) return { act, reasons };
  }
  return { act: { do: "unsure" }, reasons };
}

const handOver = (reason: HandOverReason, detail = "", team: number | null = null): Act => ({
  do: "hand_over",
  reason,
  team,
  detail,
});
const wordsOf = ({ read }: Facts) => (read.readAs ? `${read.text}\n${read.readAs}` : read.text);

const tooMany: Step = ({ answersInHour, knowledge: { settings } }, note) => {
  const passed = answersInHour >= settings.most_in_hour;
  if (passed) note("too_many", true, { answers: answersInHour });
  return passed ? handOver("too_many") : null;
};

const peopleFirst: Step = ({ knowledge: { settings }, people, thread }, note) => {
  const answer = settings.people === "always" || (settings.people === "within_hours" && people.open);
  if (!answer || thread.pulled) return null;
  note("people_hours", true, { open: people.open });
  return handOver("people_hours");
};

const filesAlone: Step = ({ read, files }, note) => {
  if (files === 0 || !read.wordless) return null;
  note("file", true, { files });
  return handOver("file");
};

const asked: Step = (facts, note) => {
  const picked =
    facts.thread.choices[
      chosen(
        facts.last,
        facts.thread.choices.map(({ label }) => label),
      ) ?? -1
    ];
  if (picked?.act.do === "person" || asksForPerson(wordsOf(facts))) {
    note("asked_for_person", true);
    return handOver("asked");
  }
  if (!picked) return null;
  note("chose", true, { label: picked.label });
  if (picked.act.do === "intent")
    return facts.knowledge.intents.has(picked.act.intent) ? { do: "intent", intent: picked.act.intent } : null;
  if (picked.act.do === "article")
    return { do: "chosen_article", article: picked.act.article, question: picked.act.question };
  return { do: "again" };
};

const topic: Step = (facts, note) => {
  const found = topicOf(wordsOf(facts), facts.knowledge.settings.topics);
  if (!found) return null;
  note("topic", true, { topic: found.name });
  return handOver("topic", found.name, found.team);
};

const upset: Step = ({ sentiment, thread, knowledge: { settings } }, note) => {
  const evidence = sentiment.evidence.join("، ");
  // One word of blame names a problem («کار نمی‌کند»); several are anger.
  const strongly = sentiment.score <= settings.upset && sentiment.evidence.length > 1;
  // Unhappy again, after it was unhappy before, is enough.
  const repeated = sentiment.score <= settings.upset / 2 && sentiment.evidence.length > 0 && thread.upset >= 1;
  if (sentiment.label === "negative") note("upset", strongly || repeated, { score: round(sentiment.score), evidence });
  return strongly || repeated ? handOver("upset", evidence) : null;
};

const proof: Step = ({ thread, last, code }, note) => {
  if (thread.proof === "address" && !asksForOrder(last)) {
    note("proving", true, { step: "address" });
    return { do: "prove_address" };
  }
  if (thread.proof !== "code") return null;
  const said = codeIn(last);
  if (said === null && !/\d{3}/.test(last)) return null;
  note("proving", true, { step: "code", waits: code !== null });
  return { do: "prove_code", code: said };
};

const flow: Step = ({ thread }, note) => {
  if (!thread.flow) return null;
  note("in_flow", true, { flow: thread.flow.id, node: thread.flow.node });
  return { do: "go_on_flow" };
};

const wordless: Step = ({ read }, note) => {
  if (read.wordless) note("wordless", true);
  return read.wordless ? { do: "again" } : null;
};

const smallTalk: Step = ({ read }, note) => {
  const kind = smallTalkOf(read.text) ?? (read.readAs ? smallTalkOf(read.readAs) : null);
  if (!kind) return null;
  note("small_talk", true, { kind });
  return { do: "small_talk", kind };
};

const incident: Step = (facts, note) => {
  const likely = facts.intent.intent === null ? null : Number(facts.intent.intent);
  const found = facts.incidents.find(
    ({ words, intents }) => mentions(wordsOf(facts), words) || (likely !== null && intents.includes(likely)),
  );
  if (!found) return null;
  note("incident", true, { incident: found.title });
  return { do: "incident", incident: found };
};

const branches: Step = ({ branches: found }, note) => {
  if (!found) return null;
  note("branches", true, { city: found.city ?? "", found: found.found });
  return { do: "branches", branches: found };
};

const intents: Step = (facts, note) => {
  const { intent, knowledge } = facts;
  const known = intent.ranking.filter(({ intent: id }) => knowledge.intents.has(Number(id)));
  const [first, second] = known;
  const { sure, gap, article_sure } = knowledge.settings;
  if (!first || intent.intent === null) {
    note("no_intent", true, { score: round(intent.score) });
    return null;
  }
  // Two that are likely are asked about where they are close, and where even the first is not sure.
  const near = (one: { score: number }) => one.score > 0.2 && (first.score - one.score < gap || first.score < sure);
  const close = second !== undefined && near(second);
  const score = surenessOf(facts, Number(first.intent), first.score);
  const [article] = likelyArticles(facts);
  const ahead = article !== undefined && article.sure >= article_sure && article.sure > score;
  const passed = score >= sure && !close && !ahead;
  note("intent", passed, { title: titleOf(knowledge, first.intent), score: round(score), sure });
  if (close && !ahead) {
    note("close", true, { title: titleOf(knowledge, second.intent), score: round(second.score), gap });
    return {
      do: "ask_back",
      intents: known
        .slice(0, 3)
        .filter((one) => one === first || near(one))
        .map(({ intent: id }) => Number(id)),
    };
  }
  return passed ? { do: "intent", intent: Number(first.intent) } : null;
};

/** What an intent says may not hold what was asked; what it begins (a flow, a person) says nothing yet, and asks for its score alone. */
function surenessOf(facts: Facts, intent: number, score: number): number {
  if (facts.knowledge.intents.get(intent)?.does.do !== "answer") return score;
  return likelyIntents(facts).find((one) => one.intent === intent)?.sure ?? 0;
}

const orders: Step = (facts, note) => {
  const passed = asksForOrder(wordsOf(facts));
  if (passed) note("order_words", true);
  return passed ? { do: "orders" } : null;
};

const products: Step = ({ products: found, read }, note) => {
  if (found.length === 0 || !asksForProduct(read.readAs ?? read.text)) return null;
  note("product", true, { found: found.length });
  return { do: "products", products: found };
};

const article: Step = (facts, note) => {
  const [best] = likelyArticles(facts);
  if (!best) {
    note("no_article", true);
    return null;
  }
  const wanted = facts.knowledge.settings.article_sure;
  const passed = best.sure >= wanted;
  note("article", passed, { title: best.hit.article.title, score: round(best.sure), wanted });
  return passed ? { do: "article", hit: best.hit } : null;
};

const steps: readonly Step[] = [
  tooMany,
  peopleFirst,
  filesAlone,
  asked,
  topic,
  upset,
  proof,
  flow,
  wordless,
  smallTalk,
  incident,
  branches,
  intents,
  orders,
  products,
  article,
];

const round = (value: number) => Math.round(value * 1000) / 1000;
function titleOf({ intents }: Facts["knowledge"], id: string): string {
  return intents.get(Number(id))?.title ?? id;
}
