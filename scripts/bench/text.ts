import { benchIntents } from "./text-intents.ts";
import { benchSentiment } from "./text-sentiment.ts";

// How well text is understood, on public sets beside the project and on sentences of our own: each figure with its aim.
const result = { bench: "text", sentiment: benchSentiment(), intents: await benchIntents() };
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
