import type * as z from "zod";
import type { House } from "../../../../platform/house/module.ts";
import { ask } from "../../../../platform/outgoing/index.ts";
import type { pushWorkerFound } from "../../contract.ts";
import { channelTools } from "../channels/channel-tools.ts";

/** What a site's file `hamdel-push.js` holds: a browser takes workers of the site's own origin alone, and this one takes ours in. */
export function workerLine(publicUrl: string): string {
  return `importScripts("${publicUrl}/push-worker.js");`;
}

/** Looks whether a site has the file, at the root where its worker sees every page. */
export async function findWorker(house: House, site: string): Promise<z.infer<typeof pushWorkerFound>> {
  const address = new URL("/hamdel-push.js", site).href;
  // Our own pages need no file: they are given the worker itself.
  if (address.startsWith(`${house.config.publicUrl}/`)) return { found: "ready", address };
  const said = await ask(channelTools(house, house.clock()).fetch, address);
  if (!said.answered) return { found: "unreachable", address };
  if (said.status !== 200) return { found: "missing", address };
  const ours = said.text
    .replace(/\s|'/g, (sign) => (sign === "'" ? '"' : ""))
    .includes(`${house.config.publicUrl}/push-worker.js`);
  return { found: ours ? "ready" : "other", address };
}
