import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { IntentExample } from "./train-intents.ts";

/** `trainIntents` and `writeIntents` in a thread of their own, so that nobody waits for them meanwhile. Throws what went wrong there. */
export async function trainIntentsInWorker(examples: readonly IntentExample[]): Promise<Buffer> {
  const worker = new Worker(new URL("./training-worker.ts", import.meta.url), { workerData: examples });
  try {
    const [bytes] = (await once(worker, "message")) as [ArrayBuffer];
    return Buffer.from(bytes);
  } finally {
    await worker.terminate();
  }
}
