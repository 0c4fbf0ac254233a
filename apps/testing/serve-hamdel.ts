import { afterAll } from "vitest";
import type { Clock } from "../../platform/clock/index.ts";
import { freePort } from "../../platform/testing/free-port.ts";
import { testDatabase, testHouse } from "../../platform/testing/index.ts";
import { openBrowser } from "../../platform/testing/open-browser.ts";
import { buildHamdel } from "../server/serve.ts";

/**
 * Hamdel on a port and a database of its own, with a browser before it; all of it ends with the file's last test. `allowPrivate` as the
 * operator's, for fakes of providers.
 */
export async function serveHamdel({ clock, allowPrivate }: { clock?: Clock; allowPrivate?: string[] } = {}) {
  const database = await testDatabase();
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const base = await testHouse(database, clock ? { clock } : {});
  const house = {
    ...base,
    config: { ...base.config, port, publicUrl: address, ...(allowPrivate && { allowPrivate }) },
  };
  const app = await buildHamdel(house);
  await app.listen({ host: "localhost", port });
  afterAll(() => app.close());
  return { database, house, app, address, browser: await openBrowser() };
}

export type ServedHamdel = Awaited<ReturnType<typeof serveHamdel>>;
