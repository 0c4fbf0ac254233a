import { system, withBrand } from "../../../platform/db/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { listBrands } from "../../admin/index.ts";
import { searchArticles } from "../../knowledge/index.ts";
import { liveKnowledge } from "./answer/knowledge-of.ts";

/**
 * Reads what the bots of all brands know and makes their articles searchable, in the background and a little at a time, so that the first
 * customer after a start need not wait for it. Gives how to end it.
 */
export async function warmUp(house: House): Promise<() => Promise<void>> {
  let ended = false;
  async function warmAll(): Promise<void> {
    for (const { id } of await listBrands(house.database.app)) {
      if (ended) return;
      await warm(house, id);
    }
  }
  const warming = warmAll().catch((err) => {
    if (!ended) house.log.warn({ err }, "what bots know was not read at the start; the first answers read it");
  });
  return async () => {
    ended = true;
    await warming;
  };
}

function warm(house: House, brandId: number): Promise<void> {
  const on = { brandId, actor: system("warm-up"), now: house.clock(), readOnly: true };
  return withBrand(house.database.app, on, async (ctx) => {
    const { settings } = await liveKnowledge(ctx);
    if (settings.channels.length === 0) return;
    for (const language of ["fa", "en"] as const) await searchArticles(ctx, "سلام", { language, limit: 1 });
  });
}
