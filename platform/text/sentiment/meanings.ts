import { verbSense } from "./conjugate.ts";
import * as cues from "./cues.ts";
import type { Hit } from "./hits.ts";
import type { Token } from "./tokens.ts";

/** What a hit means where it stands, and the tokens that made it so (a denial included). */
export type Meaning = { first: number; last: number; value: number };

/** A sentence of a text, by its tokens, and the cues in it by their places. */
type Sentence = { first: number; last: number; question: boolean };

const ahead = 5;

/** What hits mean in their sentences: denied, strengthened, granted, wished for, asked. */
export function meaningsOf(tokens: readonly Token[], hits: readonly Hit[]): Meaning[] {
  const sentences = sentencesOf(tokens);
  let at = 0;
  let facts = factsOf(tokens, sentences[0]);
  const owned = new Set(hits.flatMap(({ last, closed }) => (closed ? [last] : [])));
  return hits.map((hit) => {
    if (hit.weight === 0) return { first: hit.first, last: hit.last, value: 0 };
    while (hit.first > sentences[at]!.last) facts = factsOf(tokens, sentences[++at]);
    const { value, first, last } = denied(tokens, hit, sentences[at]!, owned);
    return { first, last, value: value * forced(tokens, hit) * placed(tokens, hit, facts, value) };
  });
}

function sentencesOf(tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = [];
  let first = 0;
  for (const [at, { kind, form }] of tokens.entries()) {
    const ends = kind === "break" && /[.!?؟؛\n…]/.test(form);
    if (!ends && at < tokens.length - 1) continue;
    sentences.push({ first, last: at, question: kind === "break" && /[?؟]/.test(form) && !form.includes("!") });
    first = at + 1;
  }
  return sentences;
}

/** Where in a sentence stands what changes the weight of others; found once for each sentence. */
type Facts = {
  contrasts: number[];
  otherwise: number;
  condition: number;
  wish: number;
  concession: number;
  once: number;
  commas: number[];
  asked: boolean;
};

function factsOf(tokens: readonly Token[], sentence: Sentence | undefined): Facts {
  const facts: Facts = {
    contrasts: [],
    otherwise: -1,
    condition: -1,
    wish: -1,
    concession: -1,
    once: -1,
    commas: [],
    asked: false,
  };
  if (!sentence) return facts;
  let complains = false;
  let asks = sentence.question;
  for (let at = sentence.first; at <= sentence.last; at++) {
    const { kind, form } = tokens[at]!;
    const pair = form + (tokens[at + 1]?.form ?? "");
    if (kind === "break") facts.commas.push(at);
    if (cues.contrasts.has(form)) facts.contrasts.push(at);
    if (cues.otherwises.has(form)) facts.otherwise = at;
    if (facts.condition < 0 && cues.conditions.has(form)) facts.condition = at;
    if (facts.wish < 0 && (cues.wishes.has(form) || pair === "ifonly")) facts.wish = at;
    if (facts.concession < 0 && (cues.concessions.has(form) || cues.concessions.has(pair))) facts.concession = at;
    if (facts.once < 0 && cues.onces.has(form) && tokens[at + 1]?.form !== "هم") facts.once = at;
    complains ||= cues.complaintWords.has(form);
    asks ||= cues.questionWords.has(form);
  }
  return { ...facts, asked: asks && !complains };
}

function denied(tokens: readonly Token[], hit: Hit, sentence: Sentence, owned: ReadonlySet<number>): Meaning {
  const { first, last, weight, closed } = hit;
  const after = closed ? -1 : denialAfter(tokens, last, sentence.last, owned);
  if (after > 0) return { first, last: after, value: denial(weight) };
  const before = denialBefore(tokens, first, sentence.first, weight < 0 ? 3 : 4);
  if (before >= 0) return { first: before, last, value: denial(weight) };
  return { first, last, value: weight };
}

// What is not bad is less than good; what is not good is bad.
function denial(weight: number): number {
  return weight > 0 ? -Math.max(1.2, weight * 0.8) : Math.min(1.2, -weight * 0.6);
}

function denialAfter(tokens: readonly Token[], last: number, end: number, owned: ReadonlySet<number>): number {
  if (cues.joints.has(tokens[last]!.form)) return -1;
  for (let at = last + 1; at <= Math.min(end, last + ahead); at++) {
    const { kind, form } = tokens[at]!;
    if (kind !== "word" || cues.contrasts.has(form) || cues.joints.has(form) || cues.otherwises.has(form)) return -1;
    const sense = verbSense(form);
    // A verb that belongs to words of its own denies those alone: «خراب و هیچکس جوابگو نیست».
    if (owned.has(at)) return -1;
    if (sense === "denied") return at;
    if (sense === "said") return -1;
  }
  return -1;
}

function denialBefore(tokens: readonly Token[], first: number, begin: number, far: number): number {
  for (let at = first - 1; at >= Math.max(begin, first - far); at--) {
    const { kind, form } = tokens[at]!;
    if (kind !== "word" || cues.contrasts.has(form) || form === "and") return -1;
    if (cues.deniesAhead(form)) return at;
    if (first - at <= 2 && cues.deniersBefore.has(form)) return at;
  }
  return -1;
}

/** Intensifiers and diminishers within the two words before, letters drawn out, an exclamation mark after. */
function forced(tokens: readonly Token[], { first, last }: Hit): number {
  let force = tokens.slice(first, last + 1).some(({ drawn }) => drawn) ? 1.3 : 1;
  for (const { kind, form } of tokens.slice(Math.max(0, first - 2), first)) {
    if (kind !== "word") continue;
    if (cues.strong.has(form)) force *= 1.35;
    if (cues.weak.has(form)) force *= 0.7;
  }
  const next = tokens[last + 1];
  return next?.kind === "break" && next.form.includes("!") ? force * 1.1 : force;
}

function placed(tokens: readonly Token[], { first, last }: Hit, facts: Facts, value: number): number {
  const within = (from: number) => from >= 0 && from < first && !facts.commas.some((at) => at > from && at < first);
  let factor = 1;
  if (facts.contrasts.some((at) => at > last)) factor *= 0.65;
  if (facts.contrasts.some((at) => at < first && at > 0)) factor *= 1.3;
  if (facts.otherwise > last) factor *= 0.35;
  if (within(facts.concession)) factor *= 0.35;
  if (within(facts.once) && value > 0 && pastFollows(tokens, last)) factor *= -0.5;
  if (facts.wish >= 0 && facts.wish < first && value > 0) return factor * -0.6;
  if (facts.condition >= 0 && facts.condition < first) factor *= value > 0 ? 0.25 : 0.6;
  if (facts.asked) factor *= value > 0 ? 0.08 : 0.15;
  return factor;
}

function pastFollows(tokens: readonly Token[], last: number): boolean {
  return tokens.slice(last, last + 3).some(({ form }) => form === "بود" || form === "بودن" || form.endsWith("بود"));
}
