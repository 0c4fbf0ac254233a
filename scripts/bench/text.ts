import { benchIntents } from "./text-intents.ts";

// How well text is understood, on public sets beside the project: each figure with its aim.
const result = { bench: "text", intents: await benchIntents() };
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
