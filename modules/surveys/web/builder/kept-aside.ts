import { currentBrand } from "../../../../platform/ui/current-brand.ts";
import type { Work } from "./use-draft.ts";

/** Work that is not on the server yet, and the state of the survey that it began from. */
type Aside = { seen: string; work: Work };

const nameOf = (key: string) => `hamdel.survey-draft.${currentBrand()}.${key}`;

/** Keeps work in this browser until the server has it. */
export function keepAside(key: string, aside: Aside): void {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify(aside));
  } catch {
    // Full or forbidden: the page itself still holds it.
  }
}

/** What was kept and never reached the server; null where there is none. */
export function foundAside(key: string): Aside | null {
  try {
    const text = localStorage.getItem(nameOf(key));
    return text ? (JSON.parse(text) as Aside) : null;
  } catch {
    return null;
  }
}

/** The server has it. */
export function letGo(key: string): void {
  try {
    localStorage.removeItem(nameOf(key));
  } catch {
    // Nothing was kept.
  }
}
