import type { AddressInfo } from "node:net";
import { buildHamdel } from "../../apps/server/serve.ts";
import { startWork } from "../../apps/server/work.ts";
import { openBenchHouse } from "./bench-house.ts";

// Hamdel as it runs, in a process of its own that can be asked for its memory and killed: node surveys-child.ts URL FOLDER [work]
const [url, dataDir, work] = process.argv.slice(2) as [string, string, string?];
const house = await openBenchHouse(url, dataDir);
// Each person who answers comes from an address of their own.
const app = await buildHamdel({ ...house, config: { ...house.config, trustedProxies: ["127.0.0.1"] } });
if (work) await startWork(house);
await app.listen({ port: 0, host: "127.0.0.1" });
process.on("message", () => {
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  process.send?.({ rss_mb: process.memoryUsage().rss / 1_048_576, cpu_ms: (user + system) / 1000 });
});
process.on("disconnect", process.exit);
process.send?.({ port: (app.server.address() as AddressInfo).port });
