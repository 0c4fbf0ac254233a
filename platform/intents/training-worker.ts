import { parentPort, workerData } from "node:worker_threads";
import { type IntentExample, trainIntents } from "./train-intents.ts";

parentPort?.postMessage(trainIntents(workerData as IntentExample[]));
