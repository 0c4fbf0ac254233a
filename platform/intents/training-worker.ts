import { parentPort, workerData } from "node:worker_threads";
import { writeIntents } from "./model-file.ts";
import { type IntentExample, trainIntents } from "./train-intents.ts";

const { buffer } = new Uint8Array(writeIntents(trainIntents(workerData as IntentExample[])));
parentPort?.postMessage(buffer, [buffer]);
