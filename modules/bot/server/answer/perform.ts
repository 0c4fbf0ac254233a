import type { ArticleHit } from "../../../knowledge/index.ts";
import type { Act, Decision } from "../decide/decide-answer.ts";
import type { Facts } from "../decide/facts.ts";
import { type Say, wordsIn } from "../flows/step-flow.ts";
import { handing, unsure } from "./give-up.ts";
import { greeted, sayHandOver } from "./greet.ts";
import { performFlow, startFlow } from "./perform-flow.ts";
import type { Performance, Tools } from "./performance.ts";
import { proveAddress, proveCode, sayOrders } from "./prove-customer.ts";
import { phrasesIn } from "./say.ts";

/** Turns a decision into words, what is remembered, and what else happens. Everything outside is asked by `tools`. */
export async function perform(facts: Facts, { act }: Decision, tools: Tools): Promise<Performance> {
  const begun = beginning(facts);
  const done = await performAct(facts, act, tools, begun);
  const shown = done.handOver ? sayHandOver(facts, done) : done;
  return remembered(facts, greeted(facts, shown));
}

function beginning({ thread, read, intent, knowledge, sentiment }: Facts): Performance {
  const first = intent.ranking[0];
  const title = first && knowledge.intents.get(Number(first.intent))?.title;
  const unhappy = sentiment.label === "negative" && sentiment.evidence.length > 0;
  return {
    outcome: "replied",
    source: null,
    intentId: null,
    score: null,
    says: [],
    handOver: null,
    effects: {},
    unanswered: null,
    thread: {
      ...thread,
      language: read.language,
      choices: [],
      upset: unhappy ? thread.upset + 1 : 0,
      intent: title ? { id: Number(first.intent), title, score: first.score } : thread.intent,
    },
  };
}

async function performAct(facts: Facts, act: Act, tools: Tools, begun: Performance): Promise<Performance> {
  const say = phrasesIn(facts.read.language);
  const settled = { ...begun, thread: { ...begun.thread, unsure: 0 } };
  switch (act.do) {
    case "silent":
      return { ...begun, outcome: "silent" };
    case "hand_over":
      return handing(begun, act.reason, act.team, act.detail);
    case "small_talk": {
      const words = { greeting: say.howToHelp, thanks: say.thanks, goodbye: say.goodbye, whoAreYou: say.iAmABot }[
        act.kind
      ];
      return { ...settled, source: "small_talk", says: [{ text: words }] };
    }
    case "again":
      return unsure(facts, begun, say.writeWords, null);
    case "unsure":
      return answerByModel(facts, tools, settled).then(
        (answered) => answered ?? unsure(facts, begun, say.notUnderstood, "unsure"),
      );
    case "ask_back":
      return askBack(facts, begun, act.intents);
    case "incident":
      return { ...settled, source: "incident", says: [{ text: wordsIn(act.incident.message, facts.read.language) }] };
    case "article":
      return sayArticle(facts, tools, settled, act.hit);
    case "chosen_article": {
      const hits = await tools.articles(act.question);
      const hit = hits.find(({ article }) => article.id === act.article);
      return hit ? sayArticle(facts, tools, settled, hit) : unsure(facts, begun, say.notUnderstood, null);
    }
    case "products":
      return {
        ...settled,
        source: "product",
        says: [{ text: act.products.map((one) => productLine(one)).join("\n") }],
      };
    case "branches": {
      const { text, finder } = act.branches;
      return { ...settled, source: "branch", says: [{ text: `${text}\n\n${say.allBranches(tools.address(finder))}` }] };
    }
    case "orders":
      return sayOrders(facts, settled);
    case "prove_address":
      return proveAddress(facts, begun);
    case "prove_code":
      return proveCode(facts, tools, begun, act.code);
    case "go_on_flow":
      return performFlow(facts, tools, settled);
    case "intent":
      return performIntent(facts, tools, settled, act.intent);
  }

  function productLine({ name, price, url, archived }: Facts["products"][number]): string {
    if (archived) return say.gone(name);
    return [say.product(name, price ?? ""), url].filter(Boolean).join(" ");
  }
}

async function performIntent(facts: Facts, tools: Tools, begun: Performance, id: number): Promise<Performance> {
  const intent = facts.knowledge.intents.get(id);
  if (!intent) return handing(begun, "no_answer", null, "");
  const score = facts.intent.ranking.find((one) => Number(one.intent) === id)?.score ?? null;
  const here = {
    ...begun,
    intentId: id,
    score,
    thread: { ...begun.thread, intent: { id, title: intent.title, score: score ?? 1 } },
  };
  const { does } = intent;
  switch (does.do) {
    case "answer": {
      const text = wordsIn(does.answer, facts.read.language);
      if (text === "") return handing(here, "no_answer", null, intent.title);
      const buttons = does.buttons.map((label) => wordsIn(label, facts.read.language)).filter(Boolean);
      return { ...here, source: "intent", says: [{ text, ...(buttons.length > 0 && { buttons }) }] };
    }
    case "flow":
      return startFlow(facts, tools, here, does.flow);
    case "order_status":
      return sayOrders(facts, here);
    case "hand_over":
      return handing(here, "intent", does.team, intent.title);
    case "product": {
      if (facts.products.length > 0)
        return performAct(facts, { do: "products", products: facts.products }, tools, here);
      return unsure(facts, here, phrasesIn(facts.read.language).notUnderstood, "no_product");
    }
    case "articles": {
      const [hit] = await tools.articles(does.query || (facts.read.readAs ?? facts.read.text));
      return hit
        ? sayArticle(facts, tools, here, hit)
        : unsure(facts, here, phrasesIn(facts.read.language).notUnderstood, "no_article");
    }
  }
}

/** A passage as it stands in its article, with its link; nothing is added to it. */
async function sayArticle(facts: Facts, tools: Tools, begun: Performance, hit: ArticleHit): Promise<Performance> {
  const byModel = await answerByModel(facts, tools, begun);
  if (byModel) return byModel;
  const url = tools.address(hit.article.url);
  const text = `${shortened(hit.passage)}\n\n${phrasesIn(facts.read.language).more(hit.article.title)}\n${url}`;
  const shown = [...begun.thread.shown, { title: hit.article.title, url }].slice(-10);
  return { ...begun, source: "article", says: [{ text }], thread: { ...begun.thread, shown } };
}

async function answerByModel(facts: Facts, tools: Tools, begun: Performance): Promise<Performance | null> {
  if (facts.articles.length === 0) return null;
  const text = await tools.model(facts.read.readAs ?? facts.read.text, facts.articles.slice(0, 4));
  return text === null ? null : { ...begun, source: "model", says: [{ text }] };
}

const longest = 450;
/** At most so much of a passage, ending where a sentence does. */
function shortened(passage: string): string {
  const plain = passage.trim();
  if (plain.length <= longest) return plain;
  const cut = plain.slice(0, longest);
  const end = Math.max(...[".", "؟", "!", "؛", "\n"].map((mark) => cut.lastIndexOf(mark)));
  return end > 150 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(" "))}…`;
}

function askBack(facts: Facts, begun: Performance, ids: readonly number[]): Performance {
  const say = phrasesIn(facts.read.language);
  const options = ids.flatMap((id) => {
    const title = facts.knowledge.intents.get(id)?.title;
    return title ? [{ label: title, act: { do: "intent" as const, intent: id } }] : [];
  });
  const choices = [...options, { label: say.noneOfThese, act: { do: "again" as const } }];
  const says: Say[] = [{ text: say.whichOne, buttons: choices.map(({ label }) => label) }];
  return { ...begun, outcome: "asked_back", source: "asked_back", says, thread: { ...begun.thread, choices } };
}

/** What was asked and said, for whoever takes over. */
function remembered({ read }: Facts, done: Performance): Performance {
  const answered = done.says
    .map(({ text }) => text)
    .join(" ")
    .slice(0, 200);
  const told = [...done.thread.told, { asked: read.text.slice(0, 300), answered }].slice(-10);
  return { ...done, thread: { ...done.thread, told } };
}
