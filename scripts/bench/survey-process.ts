import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** Hamdel in a process of its own. */
export type SurveyProcess = {
  child: ChildProcess;
  port: number;
  /** Its memory after collecting garbage, and the processor time it took so far. */
  usage(): Promise<{ rss_mb: number; cpu_ms: number }>;
  /** Ends it as a cut of power does. */
  kill(): Promise<void>;
};

/** Starts Hamdel on a database, with its worker where it is asked for; as `npm start` starts it. */
export async function startSurveyProcess(
  { url, dataDir }: { url: string; dataDir: string },
  { work = false } = {},
): Promise<SurveyProcess> {
  const child = fork(new URL("surveys-child.ts", import.meta.url), [url, dataDir, ...(work ? ["work"] : [])], {
    execArgv: ["--expose-gc", "--max-semi-space-size=16", "--heap-growing-percent=30"],
  });
  const ended = once(child, "exit");
  const failed = ended.then(([code, signal]) => Promise.reject(new Error(`the process ended: ${code ?? signal}`)));
  failed.catch(() => {});
  const said = async () => (await Promise.race([once(child, "message"), failed]))[0];
  const { port } = await said();
  return {
    child,
    port,
    usage() {
      child.send("usage");
      return said();
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
