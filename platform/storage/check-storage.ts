import { randomUUID } from "node:crypto";
import { Refusal } from "../errors/index.ts";
import { type StorageSettings, storageOf } from "./storage.ts";

/** Whether files can be kept, read and removed just now: null where they can, else why not, for operators. */
export async function checkStorage(settings: StorageSettings): Promise<string | null> {
  const storage = storageOf(settings);
  const name = `checks/${randomUUID()}`;
  const words = Buffer.from("hamdel doctor");
  try {
    await storage.put(name, words);
    const found = await storage.get(name);
    await storage.remove(name);
    return found?.equals(words) ? null : "what was kept could not be read again";
  } catch (error) {
    if (error instanceof Refusal) return String(error.detail.values?.["why"] ?? error.code);
    return error instanceof Error ? error.message : String(error);
  }
}
