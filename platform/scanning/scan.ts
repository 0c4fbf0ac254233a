import { spawn } from "node:child_process";
import { askClamd } from "./clamd.ts";

/** What a scanner found in a file: nothing, or the name of what is in it. */
export type Found = { infection: string | null };

const patience = 60_000;

/**
 * Asks the operator's scanner about a file: clamd (`tcp://host:3310`, `unix:/socket`), a web service (`https://…`: the file is posted, the
 * answer is JSON `{"infection": null}` or with a name), or a command (`exec:/command`: the file on its input; it ends with 0 for clean, and
 * 1 with the name on its output, as clamscan does). Throws where no answer can be had: the file is neither clean nor infected then.
 */
export async function scan(scanner: string, bytes: Buffer): Promise<Found> {
  if (scanner.startsWith("http")) return askService(scanner, bytes);
  if (scanner.startsWith("exec:")) return runCommand(scanner.slice("exec:".length), bytes);
  return readClamd(await askClamd(scanner, bytes, patience));
}

/** Whether the scanner answers: null where it does, else why not, for operators. */
export async function checkScanner(scanner: string): Promise<string | null> {
  try {
    const { infection } = await scan(scanner, Buffer.from("hamdel doctor"));
    return infection === null ? null : `it found ${infection} in a harmless text`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** clamd answers `stream: OK`, or `stream: Eicar-Signature FOUND`; everything else tells of a failure. */
function readClamd(answer: string): Found {
  if (/^stream: OK$/.test(answer)) return { infection: null };
  const name = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (!name) throw new Error(`clamd answered: ${answer.slice(0, 200)}`);
  return { infection: name };
}

async function askService(url: string, bytes: Buffer): Promise<Found> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: new Uint8Array(bytes),
    signal: AbortSignal.timeout(patience),
  });
  if (!answer.ok) throw new Error(`the scanner answered ${answer.status}`);
  const said = (await answer.json()) as { infection?: unknown };
  if (said.infection === null) return { infection: null };
  if (typeof said.infection === "string" && said.infection !== "") return { infection: said.infection.slice(0, 200) };
  throw new Error("the scanner's answer has no `infection`");
}

function runCommand(command: string, bytes: Buffer): Promise<Found> {
  const { promise, resolve, reject } = Promise.withResolvers<Found>();
  const child = spawn(command, { stdio: ["pipe", "pipe", "ignore"], timeout: patience });
  let said = "";
  child.stdout.on("data", (part) => {
    said = `${said}${part}`.slice(0, 1000);
  });
  child.on("error", reject);
  child.on("close", (code) => {
    if (code === 0) resolve({ infection: null });
    else if (code === 1) resolve({ infection: nameIn(said) });
    else reject(new Error(`the scanner's command ended with ${code}`));
  });
  // A command that answers before it has read everything is no failure.
  child.stdin.on("error", () => {});
  child.stdin.end(bytes);
  return promise;
}

/** clamscan says `stdin: Name FOUND`; other commands say the name alone. */
function nameIn(said: string): string {
  const line = said.trim().split("\n")[0] ?? "";
  return (/: (.+) FOUND$/.exec(line)?.[1] ?? line).slice(0, 200) || "unnamed";
}
