import type { Ground, Panel } from "./api.ts";
import { drawPanel } from "./panel/draw-panel.ts";

/** Starts the open chat in the loader's ground. It listens from now on, also while it is closed. */
export async function startPanel(ground: Ground): Promise<Panel> {
  return drawPanel(ground, await ground.calls.welcome());
}
