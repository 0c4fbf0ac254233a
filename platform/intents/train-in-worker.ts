import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { IntentExample, IntentModel } from "./train-intents.ts";

/** `trainIntents` in a thread of its own, so that nobody waits for it meanwhile. Throws what went wrong there. */
export async function trainIntentsInWorker(examples: readonly IntentExample[]): Promise<IntentModel> {
  const worker = new Worker(new URL("./training-worker.ts", import.meta.url), { workerData: examples });
  try {
    const [model] = (await once(worker, "message")) as [IntentModel];
    return model;
  } finally {
    await worker.terminate();
  }
}
