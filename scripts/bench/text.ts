import { benchIntents } from "./text-intents.ts";
import { benchRetrieval } from "./text-retrieval.ts";
import { benchSentiment } from "./text-sentiment.ts";

// How well text is understood, on public sets beside the project, part by part: each figure with its aim.
const parts = { retrieval: benchRetrieval(), intents: await benchIntents(), sentiment: benchSentiment() };
process.stdout.write(`${JSON.stringify({ bench: "text", ...parts }, null, 2)}\n`);
