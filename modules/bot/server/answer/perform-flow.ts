import type { Facts } from "../decide/facts.ts";
import { likelyArticles } from "../decide/sureness.ts";
import { type FlowInput, type FlowRun, type Stepped, stepFlow } from "../flows/step-flow.ts";
import { handing } from "./give-up.ts";
import type { Performance, Tools } from "./performance.ts";
import { phrasesIn } from "./say.ts";

/** So often a flow may ask the house for something before it waits for the customer. */
const mostCalls = 8;

/** Begins a flow; one that is not live any more goes to a person. */
export function startFlow(facts: Facts, tools: Tools, begun: Performance, id: number): Promise<Performance> {
  const attributes = { ...begun.thread.attributes, question: facts.read.readAs ?? facts.read.text };
  return run(facts, tools, begun, id, { node: null, tries: 0, attributes: cut(attributes) }, { kind: "begin" });
}

/** Goes on in the flow that the thread stands in. */
export function performFlow(facts: Facts, tools: Tools, begun: Performance): Promise<Performance> {
  const { flow, attributes } = begun.thread;
  if (!flow) return Promise.resolve(handing(begun, "flow", null, ""));
  return run(
    facts,
    tools,
    begun,
    flow.id,
    { node: flow.node, tries: flow.tries, attributes },
    { kind: "said", text: facts.last },
  );
}

async function run(
  facts: Facts,
  tools: Tools,
  begun: Performance,
  id: number,
  from: FlowRun,
  input: FlowInput,
): Promise<Performance> {
  const flow = facts.knowledge.flows.get(id);
  if (!flow) return handing({ ...begun, thread: { ...begun.thread, flow: null } }, "flow", null, "");
  const { language } = facts.read;
  const around = { language, reading: { today: facts.today, entities: facts.knowledge.entities } };
  const says: Performance["says"] = [];
  let shown = begun.thread.shown;
  let stepped = stepFlow(flow, from, input, around);
  const sets = { ...stepped.sets };
  for (let call = 0; ; call++) {
    says.push(...stepped.says);
    const { stop } = stepped;
    if (stop.kind !== "fetch" && stop.kind !== "search") break;
    if (call >= mostCalls) {
      stepped = { ...stepped, stop: { kind: "hand_over", reason: "circle" }, says: [] };
      break;
    }
    let back: FlowInput;
    if (stop.kind === "fetch") back = { kind: "fetched", ...(await tools.fetch(stop.fetch)) };
    else {
      const articles = await tools.articles(stop.query);
      const [best] = likelyArticles({ articles, intent: facts.intent, agreeing: [] });
      const hit = best && best.sure >= facts.knowledge.settings.article_sure ? best.hit : undefined;
      if (hit) {
        const url = tools.address(hit.article.url);
        shown = [...shown, { title: hit.article.title, url }].slice(-10);
        says.push({ text: `${hit.passage.slice(0, 450)}\n\n${phrasesIn(language).more(hit.article.title)}\n${url}` });
      }
      back = { kind: "found", found: hit !== undefined };
    }
    stepped = stepFlow(flow, stepped.run, back, around);
    Object.assign(sets, stepped.sets);
  }
  const effects = { ...begun.effects, ...(Object.keys(sets).length > 0 && { sets }) };
  return finished({ ...begun, says, effects, thread: { ...begun.thread, shown } }, id, stepped);
}

function finished(begun: Performance, id: number, { run: after, stop, failed }: Stepped): Performance {
  const waits = stop.kind === "answer" && after.node !== null;
  const flow = waits ? { id, node: after.node!, tries: after.tries } : null;
  const here: Performance = {
    ...begun,
    source: "flow",
    thread: { ...begun.thread, flow, attributes: cut(after.attributes) },
  };
  if (stop.kind === "hand_over") return handing(here, "flow", null, stop.reason);
  // A flow that ended without a word would leave the customer with nothing.
  if (!waits && begun.says.length === 0) return handing(here, "flow", null, "");
  return failed ? { ...here, outcome: "unsure" } : here;
}

/** At most forty things are remembered of a thread. */
function cut(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes)
      .slice(-40)
      .map(([name, value]) => [name, value.slice(0, 500)]),
  );
}
