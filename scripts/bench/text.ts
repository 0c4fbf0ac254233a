import { benchIntents } from "./text-intents.ts";
import { benchRetrieval } from "./text-retrieval.ts";

// How well text is understood, on public sets beside the project, part by part: each figure with its aim.
const result = { bench: "text", retrieval: benchRetrieval(), intents: await benchIntents() };
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
