import { spawn } from "node:child_process";
import { checkBorders, checkSizes } from "./check-house/check-house.ts";

export type Check = { name: string; run(): Promise<Outcome> };
export type Outcome = { ok: boolean; said: string };

/** Runs one of the installed tools with this Node; its words are kept for when it fails. */
function tool(...args: string[]): () => Promise<Outcome> {
  return () =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
      let said = "";
      child.stdout.on("data", (text) => (said += text));
      child.stderr.on("data", (text) => (said += text));
      child.on("close", (code) => resolve({ ok: code === 0, said }));
    });
}

function listing(find: () => Promise<string[]>): () => Promise<Outcome> {
  return async () => {
    const wrong = await find();
    return { ok: wrong.length === 0, said: wrong.join("\n") };
  };
}

/** The checks that need neither a database nor a browser. */
export const checks: Check[] = [
  { name: "types", run: tool("node_modules/typescript7/bin/tsc", "--noEmit", "-p", ".") },
  {
    name: "lint",
    run: tool("node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "--max-diagnostics=40"),
  },
  { name: "borders", run: listing(checkBorders) },
  { name: "sizes", run: listing(checkSizes) },
  { name: "unused", run: tool("node_modules/knip/bin/knip.js", "--no-progress") },
];

export type Tally = { passed: number; failed: number; skipped: number };

/** Runs all checks one after another and prints each. */
export async function runChecks(): Promise<Tally> {
  const tally = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, run } of checks) {
    const began = performance.now();
    const { ok, said } = await run();
    tally[ok ? "passed" : "failed"]++;
    console.log(`${ok ? "✓" : "✗"} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    if (!ok) console.log(said.trim());
  }
  return tally;
}

/** The last line of every run. */
export function sayTally({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
