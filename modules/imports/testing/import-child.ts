import { openDatabase } from "../../../platform/db/index.ts";
import "../../customers/module.ts";
import "../../catalog/module.ts";
import "../../timeline/module.ts";
import type { ImportKind } from "../contract.ts";
import { importFile } from "../server/import-file.ts";

// An import in a process of its own, to be killed: node import-child.ts URL FOLDER BRAND KIND FILE
const [url, dataDir, brand, kind, path] = process.argv.slice(2) as [string, string, string, ImportKind, string];
const database = openDatabase(url, { connections: 6 });
await importFile(
  {
    database,
    dataDir,
    clock: () => new Date("2026-03-01T00:00:00Z"),
    brandId: Number(brand),
    hear: (status, progress) => console.log(`${status} ${progress}`),
  },
  { kind, path, sourceKey: "file", asked: {} },
);
console.log("done");
await database.close();
