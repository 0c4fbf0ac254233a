import "../../apps/modules.ts";
import { importFile } from "../../modules/imports/index.ts";
import { openDatabase } from "../../platform/db/index.ts";

// An import in a process of its own, so that the memory it takes is seen: node ingest-child.ts URL FOLDER BRAND FILE
const [url, dataDir, brand, path] = process.argv.slice(2) as [string, string, string, string];
const database = openDatabase(url);
const began = performance.now();
const work = { database, dataDir, clock: () => new Date(), brandId: Number(brand) };
const run = await importFile(work, { kind: "interactions", path, sourceKey: "bench", asked: {} });
const seconds = (performance.now() - began) / 1000;
await database.close();
const { status, read, imported, rejected } = run;
const memory = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ seconds, status, read, imported, rejected, max_rss_mb: memory }));
