import type { Memory } from "../../sdk/memory.ts";

/** A browser's storage without a browser. */
export function plainMemory(): Memory {
  const kept = new Map<string, string>();
  return {
    read: (name) => kept.get(name) ?? null,
    write: (name, text) => void (text === null ? kept.delete(name) : kept.set(name, text)),
  };
}
