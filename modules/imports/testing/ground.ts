import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import type { TestDatabase } from "../../../platform/testing/index.ts";
import "../../customers/module.ts";
import "../../catalog/module.ts";
import "../../timeline/module.ts";
import type { ImportKind } from "../contract.ts";
import { importFile } from "../server/import-file.ts";
import type { Asked } from "../server/plan-import.ts";

let brands = 0;

/** Files and imports of a test file: everything lies in a folder of its own, deleted afterwards. */
export async function importGround(database: TestDatabase) {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "hamdel-test-imports-"));
  afterAll(() => rm(dataDir, { recursive: true, force: true }));
  let files = 0;
  const work = (brandId: number) => ({
    database: database.app,
    dataDir,
    clock: () => new Date("2026-03-01T00:00:00Z"),
    brandId,
  });
  return {
    dataDir,
    work,
    /** A brand of the test's own. */
    async brand({ currency = "IRR", timeZone = "Asia/Tehran" } = {}): Promise<number> {
      const { rows } = await database.owner.query(
        "insert into brand (slug, name, currency, time_zone) values ($1, $1, $2, $3) returning id",
        [`imports-${++brands}`, currency, timeZone],
      );
      return rows[0].id;
    },
    /** A file with this content. */
    async file(content: string | Buffer | readonly string[], name = "file.csv"): Promise<string> {
      const to = path.join(dataDir, `${++files}-${name}`);
      await writeFile(to, Array.isArray(content) ? `${content.join("\n")}\n` : (content as string | Buffer));
      return to;
    },
    /** Imports a file as the command line does. */
    run: (brandId: number, kind: ImportKind, from: string, asked: Asked = {}) =>
      importFile(work(brandId), { kind, path: from, sourceKey: "file", asked }),
    /** Rows of a query about one brand ($1), past row-level security. */
    async rows(brandId: number, query: string) {
      return (await database.owner.query(query, [brandId])).rows;
    },
  };
}
