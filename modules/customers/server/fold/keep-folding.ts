import type { House } from "../../../../platform/house/module.ts";
import { listBrands } from "../../../admin/index.ts";
import { foldChanges } from "./fold-changes.ts";

// Changes that could not be read because an older transaction was still open, and those missed while listening was broken.
const lookAgainAfter = 3000;

/** Folds every brand's changes as they are committed, until stopped; a brand that fails is logged and tried again at the next look. */
export async function keepFolding(house: House): Promise<() => Promise<void>> {
  const waiting = new Set<number>();
  let stopped = false;
  let running: Promise<void> | null = null;

  async function work(): Promise<void> {
    for (const brandId of waiting) {
      waiting.delete(brandId);
      if (stopped) return;
      await foldChanges(house.database, brandId, house.clock).catch((error) =>
        house.log.error({ err: error, brandId }, "fold failed"),
      );
    }
  }
  function wake(brandId: number): void {
    if (brandId > 0) waiting.add(brandId);
    if (!running && !stopped)
      running = work().finally(() => {
        running = null;
        if (waiting.size > 0) wake(0);
      });
  }
  async function lookAtAll(): Promise<void> {
    for (const { id } of await listBrands(house.database.app)) wake(id);
  }

  const forget = house.changes.onChange(0, wake);
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
