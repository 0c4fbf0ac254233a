import { readFileSync } from "node:fs";

type Example = { text: string; intent: string };
/** Public sets beside the project. */
export const shared = new URL("../../../shared/data/", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, shared), "utf8");

/** Persian intents of massive, English ones of clinc150; what is none of them; and questions that nothing was learnt from. */
export function intentsOf(most: number): { intents: Map<string, string[]>; none: string[]; asked: string[] } {
  const lines = read("massive_fa/train.jsonl").split("\n").filter(Boolean);
  const persian = lines.map((line) => JSON.parse(line) as Example);
  const clinc = JSON.parse(read("clinc150/train_val.json")) as Record<string, [string, string][]>;
  const all = [...persian, ...clinc["train"]!.map(([text, intent]) => ({ text, intent }))];
  const intents = new Map<string, string[]>();
  const asked: string[] = [];
  for (const { text, intent } of all) {
    if (!intents.has(intent) && intents.size === most) continue;
    const own = intents.get(intent) ?? [];
    intents.set(intent, own);
    if (own.length < 30) own.push(text);
    else asked.push(text);
  }
  return { intents, none: clinc["oos_train"]!.map(([text]) => text), asked };
}

/** Half of the questions are about articles, half about intents. */
export const mixed = (one: readonly string[], other: readonly string[]) =>
  Array.from({ length: 4000 }, (_, n) => (n % 2 ? one : other)[(n * 31) % (n % 2 ? one : other).length]!);
