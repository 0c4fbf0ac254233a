import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

export type HamdelProcess = {
  child: ChildProcess;
  /** Waits until the output matches, and gives the match; throws when the process ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Its exit code, and all it said on both streams. */
  ended(): Promise<{ code: number | null; said: string; errors: string }>;
  /** Asks it to stop and waits. */
  stop(signal?: NodeJS.Signals): Promise<{ code: number | null; said: string; errors: string }>;
};

/** Runs one of the apps (`apps/server/main.ts`) as an operator would (as another account where root says so), with these variables and none of the tests' own. */
export function runHamdel(
  app: string,
  env: Record<string, string>,
  args: string[] = [],
  account?: { uid: number; gid: number },
): HamdelProcess {
  const child = spawn(process.execPath, [`${root}${app}`, ...args], {
    cwd: root,
    ...account,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: "C.UTF-8", ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let said = "";
  let errors = "";
  child.stdout.on("data", (text) => (said += text));
  child.stderr.on("data", (text) => (errors += text));
  const closed = once(child, "close");
  const ended = async () => {
    const [code] = await closed;
    return { code, said, errors };
  };
  async function says(pattern: RegExp): Promise<RegExpExecArray> {
    let over = false;
    const end = closed.then(() => (over = true));
    for (;;) {
      const match = pattern.exec(said);
      if (match) return match;
      if (over) throw new Error(`it ended without saying ${pattern}: ${said}\n${errors}`);
      await Promise.race([once(child.stdout!, "data"), end]);
    }
  }
  const stop = (signal: NodeJS.Signals = "SIGTERM") => {
    child.kill(signal);
    return ended();
  };
  return { child, says, ended, stop };
}
