import { announcedTopic } from "../../../platform/events/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { listBrands } from "../../admin/index.ts";
import { spreadEvents } from "./spread-events.ts";

// What could not be read because an older transaction was still open, and what was missed while listening was broken.
const lookAgainAfter = 3000;

/** Makes deliveries of what is announced as it is committed, until stopped; a brand that fails is logged and tried again at the next look. */
export async function keepSpreading(house: House): Promise<() => Promise<void>> {
  const waiting = new Set<number>();
  let stopped = false;
  let running: Promise<void> | null = null;

  async function work(): Promise<void> {
    for (const brandId of waiting) {
      waiting.delete(brandId);
      if (stopped) return;
      await spreadEvents(house, brandId).catch((error) =>
        house.log.error({ err: error, brandId }, "events could not be spread"),
      );
    }
  }
  function wake(brandId: number | null): void {
    if (brandId !== null) waiting.add(brandId);
    if (!running && !stopped)
      running = work().finally(() => {
        running = null;
        if (waiting.size > 0) wake(null);
      });
  }
  async function lookAtAll(): Promise<void> {
    for (const { id } of await listBrands(house.database.app)) wake(id);
  }

  const forget = house.changes.onTopic(0, announcedTopic, wake);
  const timer = setInterval(
    () => lookAtAll().catch((error) => house.log.warn({ err: error }, "brands could not be read")),
    lookAgainAfter,
  );
  await lookAtAll();
  return async () => {
    stopped = true;
    clearInterval(timer);
    forget();
    await running;
  };
}
