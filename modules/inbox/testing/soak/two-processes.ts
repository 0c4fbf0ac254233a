import { type HamdelProcess, runHamdel } from "../../../../apps/testing/run-hamdel.ts";
import { freePort } from "../../../../platform/testing/index.ts";

type One = { port: number; running: HamdelProcess | null; deaths: number };

/** Two app processes on one database, which may be killed and come back under the same address. */
export async function twoProcesses(env: Record<string, string>) {
  const ones: One[] = [];

  async function start(one: One): Promise<void> {
    const running = runHamdel("apps/server/main.ts", { ...env, PORT: String(one.port) });
    await running.says(/ready: open (http:\S+)/);
    one.running = running;
  }
  // One after the other, as an operator does: the first brings the database up to date.
  for (let n = 0; n < 2; n++) {
    const one = { port: await freePort(), running: null, deaths: 0 };
    ones.push(one);
    await start(one);
  }
  const comingBack = new Set<Promise<void>>();
  return {
    /** An address that answers, if one does; the one of this turn otherwise. */
    address(turn: number): string {
      const up = ones.filter(({ running }) => running !== null);
      const one = up[turn % up.length] ?? ones[turn % ones.length]!;
      return `http://127.0.0.1:${one.port}`;
    },
    /** Kills outright and starts anew. */
    kill(n: number): void {
      const one = ones[n]!;
      const running = one.running;
      if (!running) return;
      one.running = null;
      one.deaths++;
      const back = running.stop("SIGKILL").then(() => start(one));
      comingBack.add(back);
      void back.finally(() => comingBack.delete(back)).catch(() => {});
    },
    get deaths() {
      return ones.reduce((sum, { deaths }) => sum + deaths, 0);
    },
    /** Waits for those that come back; throws what kept one from it. */
    settled: () => Promise.all(comingBack),
    end: () => {
      for (const { running } of ones) running?.child.kill("SIGKILL");
    },
  };
}
export type TwoProcesses = Awaited<ReturnType<typeof twoProcesses>>;
