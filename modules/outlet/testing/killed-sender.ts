import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** A worker in a process of its own that delivers and exports what is due, to be killed. */
export function senderInChild(url: string, secretKey: Buffer): ChildProcess {
  const file = fileURLToPath(new URL("sender-child.ts", import.meta.url));
  const child = spawn(process.execPath, [file, url, secretKey.toString("hex")], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}
