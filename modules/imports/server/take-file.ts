import { hash } from "node:crypto";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { sourceId, storeRaw } from "../../intake/index.ts";
import type { ImportKind, Mapping } from "../contract.ts";
import type { KeptFile } from "./keep-file.ts";
import { changeRun, findBrokenOff, findRun, insertRun } from "./runs.ts";

export type TakenFile = { kind: ImportKind; kept: KeptFile; fileName: string };

/** Notes an uploaded file whose columns nobody has confirmed yet. Gives the import's id. */
export async function draftImport(
  ctx: Context,
  { kind, kept, fileName }: TakenFile,
  mapping: Mapping,
): Promise<number> {
  const source = await sourceId(ctx, "file");
  const raw = await storeRaw(ctx, {
    sourceId: source,
    contentType: "application/octet-stream",
    file: kept.file,
    sha256: kept.sha256,
  });
  return insertRun(ctx, {
    what: kind,
    source_id: source,
    raw_input_id: raw,
    file_name: fileName,
    file: kept.file,
    mapping,
    status: "draft",
    runner: "worker",
    fingerprint: null,
  });
}

/** Lets the worker begin an import whose columns were confirmed. Refuses `import_busy` for one that was begun before. */
export async function startImport(ctx: Context, id: number, mapping: Mapping, sourceKey: string): Promise<void> {
  const run = await findRun(ctx, id);
  if (run.status !== "draft") throw new Refusal("import_busy");
  const source_id = await sourceId(ctx, sourceKey);
  await changeRun(ctx, id, { mapping, source_id, status: "waiting" });
}

/** The import of a file from the command line: the one that was broken off, where the same was asked before, or a new one. */
export async function takeUpImport(
  ctx: Context,
  { kind, kept, fileName }: TakenFile,
  mapping: Mapping,
  sourceKey: string,
): Promise<number> {
  const said = JSON.stringify([kind, sourceKey, kept.sha256.toString("hex"), mapping]);
  const fingerprint = hash("sha256", said);
  const before = await findBrokenOff(ctx, fingerprint);
  if (before !== null) return before;
  const source = await sourceId(ctx, sourceKey);
  const raw = await storeRaw(ctx, {
    sourceId: source,
    contentType: "application/octet-stream",
    file: kept.file,
    sha256: kept.sha256,
  });
  return insertRun(ctx, {
    what: kind,
    source_id: source,
    raw_input_id: raw,
    file_name: fileName,
    file: kept.file,
    mapping,
    status: "waiting",
    runner: "command",
    fingerprint,
  });
}

/** Gives up an import; what it wrote until then stays. Refuses `import_finished`. */
export async function cancelImport(ctx: Context, id: number): Promise<void> {
  const run = await findRun(ctx, id);
  if (run.status === "done" || run.status === "cancelled") throw new Refusal("import_finished");
  await changeRun(ctx, id, { status: "cancelled", finished_at: ctx.now });
}

/** Lets the worker go on with an import that was broken off, also one from the command line. Refuses `import_finished`. */
export async function resumeImport(ctx: Context, id: number): Promise<void> {
  const run = await findRun(ctx, id);
  if (run.status === "done" || run.status === "cancelled" || run.status === "draft")
    throw new Refusal("import_finished");
  await changeRun(ctx, id, { status: "waiting", runner: "worker" });
}
