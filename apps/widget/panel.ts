import type { Ground, Panel } from "./api.ts";
import { drawPanel } from "./panel/draw-panel.ts";
import { chatCalls } from "./talk/calls.ts";

/** Starts the open chat in the loader's ground. It listens from now on, also while it is closed. */
export async function startPanel(ground: Ground): Promise<Panel> {
  // Its own: the loader's are of another bundle, and so are the failures they throw.
  const calls = chatCalls(ground.host, ground.key);
  return drawPanel(ground, calls, await calls.welcome());
}
