import { openDatabase } from "../../../platform/db/index.ts";
import "../../customers/module.ts";
import "../../catalog/module.ts";
import "../../timeline/module.ts";
import type { ImportKind } from "../contract.ts";
import { importFile } from "../server/import-file.ts";

// An import in a process of its own, which is killed at the nth word: node import-child.ts URL FOLDER BRAND KIND FILE WORD N
type Given = [url: string, folder: string, brand: string, kind: ImportKind, file: string, word: string, nth: string];
const [url, dataDir, brand, kind, path, word, nth] = process.argv.slice(2) as Given;
let heard = 0;
const database = openDatabase(url, { connections: 6 });
await importFile(
  {
    database,
    dataDir,
    clock: () => new Date("2026-03-01T00:00:00Z"),
    brandId: Number(brand),
    hear: (status) => {
      if (status === word && ++heard === Number(nth)) process.kill(process.pid, "SIGKILL");
    },
  },
  { kind, path, sourceKey: "file", asked: {} },
);
await database.close();
