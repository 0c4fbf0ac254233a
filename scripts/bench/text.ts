import { parseArgs } from "node:util";
import { benchIntents } from "./text-intents.ts";
import { benchRetrieval } from "./text-retrieval.ts";
import { benchSentiment } from "./text-sentiment.ts";

// How well text is understood, on public sets beside the project and on sentences of our own: each figure with its aim.
const { values: given } = parseArgs({ options: { only: { type: "string" } } });
const parts = { sentiment: benchSentiment, retrieval: benchRetrieval, intents: benchIntents };
const result: Record<string, unknown> = { bench: "text" };
for (const [name, measure] of Object.entries(parts)) {
  if (given.only === undefined || given.only === name) result[name] = await measure();
}
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
