import type { Logger } from "pino";

// What could not be read because an older transaction was still open, and what was missed while listening was broken.
const lookAgainAfter = 3000;
/** Milliseconds between two looks: what many write in that time is read in one go, and a change in a quiet house is read at once. */
const rest = 200;

/** A standing reader of every brand's changes. */
export type StandingReader = {
  /** What it does, for the log. */
  name: string;
  /** Calls back with a brand in which there may be something new (null or 0: in any). Returns how to stop. */
  listen(wake: (brandId: number | null) => void): () => void;
  brands(): Promise<readonly { id: number }[]>;
  /** Reads all that is new in a brand, from where it read last. */
  read(brandId: number): Promise<unknown>;
  log: Logger;
};

/**
 * Lets a reader look at each brand as something is committed there, and at all of them every three seconds, one after the other, until the
 * returned function is called, which waits for the look that is under way. A brand that fails is logged and tried again at the next look.
 */
export async function keepReading(reader: StandingReader): Promise<() => Promise<void>> {
  const waiting = new Set<number>();
  let stopped = false;
  let running: Promise<void> | null = null;
  let resting: NodeJS.Timeout | null = null;

  async function lookAtWaiting(): Promise<void> {
    for (const brandId of waiting) {
      waiting.delete(brandId);
      if (stopped) return;
      await reader
        .read(brandId)
        .catch((error) => reader.log.error({ err: error, brandId, reader: reader.name }, "changes could not be read"));
    }
  }
  function look(): void {
    if (running || resting || stopped || waiting.size === 0) return;
    running = lookAtWaiting().finally(() => {
      running = null;
      if (stopped) return;
      resting = setTimeout(() => {
        resting = null;
        look();
      }, rest);
    });
  }
  async function lookAtAll(): Promise<void> {
    for (const { id } of await reader.brands()) waiting.add(id);
    look();
  }
  const again = () =>
    void lookAtAll().catch((error) => reader.log.warn({ err: error, reader: reader.name }, "brands could not be read"));
  function wake(brandId: number | null): void {
    if (!brandId) again();
    else waiting.add(brandId);
    look();
  }

  const forget = reader.listen(wake);
  const timer = setInterval(again, lookAgainAfter);
  await lookAtAll();
  return async () => {
    stopped = true;
    clearInterval(timer);
    if (resting) clearTimeout(resting);
    forget();
    await running;
  };
}
