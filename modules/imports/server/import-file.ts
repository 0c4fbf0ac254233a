import path from "node:path";
import { system, withBrand } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { foldChanges } from "../../customers/index.ts";
import type { ImportKind } from "../contract.ts";
import { knownAttributes } from "./apply-customers.ts";
import { keepCopy, pathOf } from "./keep-file.ts";
import { type Asked, type Plan, planImport } from "./plan-import.ts";
import { type ImportWork, runImport } from "./run-import.ts";
import type { Run } from "./runs.ts";
import { takeUpImport } from "./take-file.ts";

export type FileToImport = { kind: ImportKind; path: string; sourceKey: string; asked: Asked };

/**
 * Imports a file of this machine from beginning to end, or goes on where the same import was broken off, and brings customers' facts up to
 * date. The file is kept below the data folder first. Refuses `import_fields_missing`; throws a FileProblem for a file that is none.
 */
export async function importFile(
  work: ImportWork,
  { kind, path: from, sourceKey, asked }: FileToImport,
): Promise<Run & { plan: Plan }> {
  const { database, brandId, clock, dataDir } = work;
  const kept = await keepCopy(dataDir, brandId, from);
  const on = { brandId, actor: system("import"), now: clock() };
  const known = kind === "customers" ? await withBrand(database.app, { ...on, readOnly: true }, knownAttributes) : [];
  const plan = await planImport(kind, pathOf(dataDir, kept.file), asked, known);
  if (plan.missing.length > 0)
    throw new Refusal("import_fields_missing", { field: "columns", values: { fields: plan.missing.join(", ") } });
  const file = { kind, kept, fileName: path.basename(from) };
  const id = await withBrand(database.app, on, (ctx) => takeUpImport(ctx, file, plan.mapping, sourceKey));
  const run = await runImport(work, id);
  await foldChanges(database, brandId, clock);
  return { ...run, plan };
}
