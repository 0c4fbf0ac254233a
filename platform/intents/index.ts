export { classifyIntent, type IntentAnswer } from "./classify-intent.ts";
export { readIntents, writeIntents } from "./model-file.ts";
export { trainIntentsInWorker } from "./train-in-worker.ts";
export { type IntentExample, type IntentModel, noIntent, trainIntents } from "./train-intents.ts";
