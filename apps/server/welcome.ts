import type { Config } from "../../platform/config/index.ts";
import type { Running } from "./start-hamdel.ts";

/** What the terminal says once Hamdel is ready: where it is and what to do next, in Persian and English. */
export function welcome(config: Config, { address, update }: Running): string[] {
  const updated = update.backup ? [`Updated; the database as it was before is in ${update.backup}.`] : [];
  if (!address) return [...updated, "همدل کارهای پس‌زمینه را انجام می‌دهد.", "Hamdel works in the background."];
  const shown = config.publicUrl === `http://localhost:${config.port}` ? address : config.publicUrl;
  return [
    ...updated,
    `همدل آماده است: ${shown} را در مرورگر باز کنید تا راه‌اندازی یا کار را آغاز کنید. (توقف: Ctrl+C)`,
    `Hamdel is ready: open ${shown} in a browser to set it up or go on. (Ctrl+C stops it.)`,
  ];
}
