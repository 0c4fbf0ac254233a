import { readingsAt } from "./finglish-letters.ts";
import { isKnownWord, listedWords } from "./known-words.ts";
import { verbForms } from "./persian-verbs.ts";
import { searchForm } from "./search-form.ts";
import { stopWords } from "./stop-words.ts";

type Node = { next: Map<string, Node>; word?: string; cost: number };
type State = { at: number; node: Node; path: string; cost: number; ended: number };

const longest = 400;
const longestWord = 24;
const mostSteps = 3000;
const mostCost = 2.6;
const latinWord = /[a-z']+/gi;
// What may follow a listed word: plural, whose it is, «را» and «است» as spoken.
const endings =
  "م ت ش و ه ی ها های هام هات هاش هاتون مون تون شون مو تو شو رو ام ات اش ای یم یت یش هامو هاشو تر ترین".split(" ");
const endingCost = 0.45;

const node = (): Node => ({ next: new Map(), cost: 0 });

function add(tree: Node, key: string, word: string, cost: number): void {
  let at = tree;
  for (const letter of key) {
    const next = at.next.get(letter) ?? node();
    at.next.set(letter, next);
    at = next;
  }
  if (at.word === undefined || cost < at.cost) Object.assign(at, { word, cost });
}

let trees: { words: Node; endings: Node } | undefined;

/** Words of the list by their letters, the commonest cheapest, then stop words, then forms of verbs. */
function plant() {
  const words = node();
  for (const [at, word] of listedWords("fa").entries())
    add(words, searchForm(word).replaceAll(" ", ""), word, Math.min(0.3, at / 4000));
  for (const word of stopWords("fa")) add(words, word, word, 0.2);
  for (const form of verbForms()) add(words, form, form, 0.35);
  const after = node();
  for (const ending of endings) add(after, ending, ending, endingCost);
  return { words, endings: after };
}

function step(from: Node, letters: string): Node | undefined {
  let at: Node | undefined = from;
  for (const letter of letters) at = at?.next.get(letter);
  return at;
}

/** Cheapest first, a binary heap. */
class Queue {
  private readonly states: State[] = [];
  push(state: State): void {
    const all = this.states;
    let at = all.push(state) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (all[up]!.cost <= state.cost) break;
      all[at] = all[up]!;
      at = up;
    }
    all[at] = state;
  }
  pop(): State | undefined {
    const all = this.states;
    const top = all[0];
    const last = all.pop();
    if (!top || !last || all.length === 0) return top;
    let at = 0;
    for (;;) {
      let down = at * 2 + 1;
      if (down >= all.length) break;
      if (down + 1 < all.length && all[down + 1]!.cost < all[down]!.cost) down++;
      if (all[down]!.cost >= last.cost) break;
      all[at] = all[down]!;
      at = down;
    }
    all[at] = last;
    return top;
  }
}

/** The cheapest listed word, with or without an ending, that a Finglish word may stand for; undefined where none is near. */
function readWord(word: string): string | undefined {
  trees ??= plant();
  const queue = new Queue();
  queue.push({ at: 0, node: trees.words, path: "", cost: 0, ended: 0 });
  for (let steps = 0; steps < mostSteps; steps++) {
    const state = queue.pop();
    if (!state || state.cost > mostCost) return undefined;
    if (state.ended === 2) return state.path;
    const { at, node: here, path, cost, ended } = state;
    if (here.word !== undefined) {
      const whole = path + here.word;
      if (at === word.length) queue.push({ at, node: here, path: whole, cost: cost + here.cost, ended: 2 });
      else if (ended === 0 && here.word.length > 1)
        queue.push({ at, node: trees.endings, path: whole, cost: cost + here.cost, ended: 1 });
    }
    for (const reading of readingsAt(word, at)) {
      const next = step(here, searchForm(reading.persian));
      if (next) queue.push({ at: at + reading.taken, node: next, path, cost: cost + reading.cost, ended });
    }
  }
  return undefined;
}

/** Letter by letter, each read as it is most often; for names and what no list has. */
function spell(word: string): string {
  let spelt = "";
  for (let at = 0; at < word.length; ) {
    const [best = { persian: "", taken: 1 }] = readingsAt(word, at);
    spelt += best.persian;
    at += best.taken;
  }
  return spelt;
}

/**
 * The best Persian reading of Finglish («sefaresham nayoomade»: سفارشم نیومده), or null where it is not: no Latin letters, Persian
 * letters, English words, or fewer than half of its letters in words that can be read. Words are found by a best-first search over
 * readings of letters in a tree of our words and verb forms; others are spelt by the commonest readings. Looks at 400 characters.
 */
export function fromFinglish(text: string): string | null {
  const typed = text.slice(0, longest).toLowerCase();
  const words = typed.match(latinWord) ?? [];
  if (words.length === 0 || /[\p{Script=Arabic}&&\p{L}]/v.test(typed)) return null;
  const letters = words.join("").length;
  const english = words.filter((word) => isKnownWord(word, "en")).join("").length;
  if (english * 2 > letters) return null;
  let read = 0;
  const persian = typed.replace(latinWord, (word) => {
    const found = word.length <= longestWord ? readWord(word) : undefined;
    if (found) read += word.length;
    return found ?? spell(word);
  });
  return read * 9 > letters * 4 && read > english ? persian : null;
}
