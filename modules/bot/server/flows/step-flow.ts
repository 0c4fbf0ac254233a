import type { BothWords, EntityKind, Flow, FlowNode, Language } from "../../contract.ts";
import { type Reading, readEntity } from "../entities/read-entity.ts";
import { fill, findAt, foldedForm } from "./fill.ts";

export type Say = { text: string; buttons?: string[] };
/** Where somebody stands in a flow; `attributes` is what is remembered of the thread. */
export type FlowRun = { node: string | null; tries: number; attributes: Record<string, string> };
/** What steps of the kind "set attribute" set: it is the customer's, too, where the brand has declared it. */
export type FlowSets = Record<string, string>;
export type FlowInput =
  | { kind: "begin" }
  | { kind: "said"; text: string }
  | { kind: "fetched"; ok: boolean; json: unknown }
  | { kind: "found"; found: boolean };
export type FlowFetch = { method: string; url: string; headers: Record<string, string>; body: string };
/** Why the flow stopped here: it waits for the customer, has ended, or asks the house to do something and come back with it. */
export type FlowStop =
  | { kind: "answer"; reads: EntityKind | "button" }
  | { kind: "end" }
  | { kind: "fetch"; fetch: FlowFetch }
  | { kind: "search"; query: string }
  | { kind: "hand_over"; reason: string };
export type Stepped = { run: FlowRun; says: Say[]; stop: FlowStop; failed: boolean; sets: FlowSets };
export type Around = { language: Language; reading: Reading };

/** More steps than this at once are a circle that nobody leaves. */
const mostSteps = 60;

/**
 * Goes on in a flow with what came in until it has to wait, ends, or needs something done outside. Pure. A node that is gone ends the flow; a
 * circle ends in a hand-over (`circle`), so nobody is held in one.
 */
export function stepFlow(flow: Flow, before: FlowRun, input: FlowInput, around: Around): Stepped {
  const nodes = new Map(flow.nodes.map((node) => [node.id, node]));
  const says: Say[] = [];
  const run: FlowRun = { ...before, attributes: { ...before.attributes } };
  const sets: FlowSets = {};
  let failed = false;
  let at = input.kind === "begin" ? flow.start : run.node;
  if (input.kind !== "begin") {
    const node = at === null ? undefined : nodes.get(at);
    if (!node) return { run: { ...run, node: null }, says, stop: { kind: "end" }, failed, sets };
    const heard = hear(node, run, input, around);
    if (heard.stay) return { run: heard.run, says: heard.says, stop: heard.stop, failed: true, sets };
    Object.assign(run, heard.run);
    failed = heard.failed;
    at = heard.next;
  }
  for (let step = 0; step < mostSteps; step++) {
    const node = at === null ? undefined : nodes.get(at);
    if (!node) return { run: { ...run, node: null, tries: 0 }, says, stop: { kind: "end" }, failed, sets };
    const entered = enter(node, run, around);
    if (node.type === "set_attribute") sets[node.attribute] = run.attributes[node.attribute] ?? "";
    says.push(...entered.says);
    if (entered.stop) return { run: { ...run, node: node.id, tries: 0 }, says, stop: entered.stop, failed, sets };
    at = entered.next;
  }
  return { run: { ...run, node: null }, says, stop: { kind: "hand_over", reason: "circle" }, failed, sets };
}

type Entered = { says: Say[]; stop: FlowStop | null; next: string | null };

/** What a node does when the flow comes to it. */
function enter(node: FlowNode, run: FlowRun, around: Around): Entered {
  const text = (words: BothWords) => fill(wordsIn(words, around.language), run.attributes);
  const goOn = (next: string | null): Entered => ({ says: [], stop: null, next });
  const stopAt = (stop: FlowStop): Entered => ({ says: [], stop, next: null });
  switch (node.type) {
    case "message": {
      const buttons = node.buttons.map(({ label }) => text(label));
      if (buttons.length === 0) return { says: [{ text: text(node.text) }], stop: null, next: node.next };
      return { says: [{ text: text(node.text), buttons }], stop: { kind: "answer", reads: "button" }, next: null };
    }
    case "question":
      return { says: [{ text: text(node.text) }], stop: { kind: "answer", reads: node.entity }, next: null };
    case "condition":
      return goOn((node.branches.find((branch) => holds(branch, run.attributes)) ?? { next: node.otherwise }).next);
    case "set_attribute":
      run.attributes[node.attribute] = fill(node.value, run.attributes).slice(0, 500);
      return goOn(node.next);
    case "hand_over":
      return stopAt({ kind: "hand_over", reason: fill(node.reason, run.attributes) });
    case "article_search":
      return stopAt({ kind: "search", query: fill(node.query, run.attributes).slice(0, 500) });
    case "http":
      return stopAt({ kind: "fetch", fetch: fetchOf(node, run.attributes) });
  }
}

type Heard =
  | { stay: false; run: FlowRun; next: string | null; failed: boolean }
  | { stay: true; run: FlowRun; says: Say[]; stop: FlowStop };

/** What came in at the node that waited for it. */
function hear(node: FlowNode, run: FlowRun, input: Exclude<FlowInput, { kind: "begin" }>, around: Around): Heard {
  const goOn = (next: string | null, attributes = run.attributes, failed = false): Heard => ({
    stay: false,
    run: { ...run, tries: 0, attributes },
    next,
    failed,
  });
  if (node.type === "http" && input.kind === "fetched") {
    if (!input.ok) return goOn(node.on_failure, run.attributes, true);
    const kept = node.save.flatMap(({ path, attribute }) => {
      const found = findAt(input.json, path);
      return found === null ? [] : [[attribute, found] as const];
    });
    return goOn(node.next, { ...run.attributes, ...Object.fromEntries(kept) });
  }
  if (node.type === "article_search" && input.kind === "found") return goOn(input.found ? node.next : node.on_failure);
  if (input.kind !== "said") return goOn(null);
  if (node.type === "message") return hearButton(node, run, input.text, around);
  if (node.type === "question") return hearAnswer(node, run, input.text, around);
  // Waiting for something outside when the process died: it is asked again.
  const again = enter(node, run, around);
  return again.stop ? { stay: true, run, says: again.says, stop: again.stop } : goOn(again.next);
}

function hearButton(node: FlowNode & { type: "message" }, run: FlowRun, text: string, around: Around): Heard {
  const labels = node.buttons.map(({ label }) => fill(wordsIn(label, around.language), run.attributes));
  const place = chosen(text, labels);
  if (place !== null) return { stay: false, run: { ...run, tries: 0 }, next: node.buttons[place]!.next, failed: false };
  if (run.tries >= 1) return { stay: false, run: { ...run, tries: 0 }, next: node.next, failed: true };
  const says = [
    {
      text: around.language === "fa" ? "لطفاً یکی از این‌ها را انتخاب کنید:" : "Please choose one of these:",
      buttons: labels,
    },
  ];
  return { stay: true, run: { ...run, tries: run.tries + 1 }, says, stop: { kind: "answer", reads: "button" } };
}

function hearAnswer(node: FlowNode & { type: "question" }, run: FlowRun, text: string, around: Around): Heard {
  const read = readEntity(node.entity, text, around.reading);
  if (read !== null) {
    const attributes = { ...run.attributes, [node.attribute]: read.slice(0, 500) };
    return { stay: false, run: { ...run, tries: 0, attributes }, next: node.next, failed: false };
  }
  if (run.tries >= node.retries) return { stay: false, run: { ...run, tries: 0 }, next: node.on_failure, failed: true };
  const again = wordsIn(node.again, around.language) || wordsIn(node.text, around.language);
  const stop: FlowStop = { kind: "answer", reads: node.entity };
  return { stay: true, run: { ...run, tries: run.tries + 1 }, says: [{ text: fill(again, run.attributes) }], stop };
}

/** Which of the labels somebody chose: by its words, or by its number. Null for none. */
export function chosen(text: string, labels: readonly string[]): number | null {
  const said = foldedForm(text);
  if (said === "") return null;
  const byWords = labels.findIndex((label) => foldedForm(label) === said);
  if (byWords >= 0) return byWords;
  const number = /^\d{1,2}$/.test(said) ? Number(said) - 1 : -1;
  return number >= 0 && number < labels.length ? number : null;
}

/** Words in a language, or in the other where there are none. */
export function wordsIn(words: BothWords, language: Language): string {
  return words[language] || words[language === "fa" ? "en" : "fa"];
}

type Branch = { attribute: string; is: string; value: string };

function holds({ attribute, is, value }: Branch, attributes: Record<string, string>): boolean {
  const known = Object.hasOwn(attributes, attribute) ? attributes[attribute]! : "";
  const expected = fill(value, attributes);
  switch (is) {
    case "known":
      return known !== "";
    case "unknown":
      return known === "";
    case "equals":
      return foldedForm(known) === foldedForm(expected);
    case "not_equals":
      return foldedForm(known) !== foldedForm(expected);
    case "contains":
      return foldedForm(expected) !== "" && foldedForm(known).includes(foldedForm(expected));
    case "greater":
      return known !== "" && Number(known) > Number(expected);
    default:
      return known !== "" && Number(known) < Number(expected);
  }
}

/** In an address what is remembered is escaped, so that an answer cannot change where it goes; in JSON it is a text. */
function fetchOf(node: FlowNode & { type: "http" }, attributes: Record<string, string>): FlowFetch {
  const headers = Object.entries(node.headers).map(([name, value]) => [
    name,
    fill(value, attributes).replace(/[^\x20-\x7e]/g, ""),
  ]);
  return {
    method: node.method,
    url: fill(node.url, attributes, encodeURIComponent),
    headers: Object.fromEntries(headers),
    body: fill(node.body, attributes, (value) => JSON.stringify(value).slice(1, -1)),
  };
}
