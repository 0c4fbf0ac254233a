import type { Clock } from "../../../platform/clock/index.ts";
import { type Context, type Database, system, withBrand } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { FileProblem } from "../../../platform/files/index.ts";
import { recordChanges } from "../../../platform/realtime/index.ts";
import { applyChunk, NotOurs, sum, withPeople } from "./apply-chunk.ts";
import { defineAttributes } from "./apply-customers.ts";
import { forgetFinished } from "./forget-files.ts";
import { dropStage, gatheredOrders, gatherRows } from "./gathered-orders.ts";
import { holdImport } from "./hold-import.ts";
import { isGathered, type OpenRun, openRun } from "./open-run.ts";
import { prefetch } from "./prefetch.ts";
import { changeRun, findRun, type Run, type Tally } from "./runs.ts";
import { tellFacts } from "./tell-facts.ts";
import type { Chunk } from "./things.ts";
import { type HearProgress, thingsInOrder } from "./things-in-order.ts";

export type ImportWork = {
  database: Database;
  dataDir: string;
  clock: Clock;
  brandId: number;
  /** Hears how far the import is, 0–1 within its step. */
  hear?: (status: "reading" | "writing", progress: number) => void;
  /** Set when the process is to end: the import stops after its chunk and goes on at the next start. */
  stopping?: () => boolean;
};

const hopeless = 20_000;

/**
 * Does an import, or goes on with one that was broken off, and gives how it stands then. Chunks are read ahead while earlier ones are
 * written. A file that cannot be read on ends as `failed` with its reason, what was written before stays. Refuses `import_busy` while
 * another process works on it.
 */
export async function runImport(work: ImportWork, importId: number): Promise<Run> {
  const { database, brandId, clock } = work;
  const inBrand = <T>(deed: (ctx: Context) => Promise<T>) =>
    withBrand(database.app, { brandId, actor: system("import"), now: clock() }, deed);
  return holdImport(database, importId, async () => {
    const run = await inBrand((ctx) => findRun(ctx, importId));
    if (run.status === "done" || run.status === "cancelled") return run;
    try {
      await doImport(work, importId, inBrand);
    } catch (error) {
      if (!(error instanceof NotOurs)) await giveUp(inBrand, importId, error);
    }
    await inBrand((ctx) => tellFacts(ctx, importId));
    return inBrand((ctx) => findRun(ctx, importId));
  });
}

type InBrand = <T>(deed: (ctx: Context) => Promise<T>) => Promise<T>;

async function doImport(work: ImportWork, importId: number, inBrand: InBrand): Promise<void> {
  const open = await inBrand(async (ctx) => {
    await changeRun(ctx, importId, { status: "reading", progress: 0, problem_code: null });
    const opened = await openRun(ctx, importId, work.dataDir);
    await defineAttributes(ctx, opened.run.mapping);
    return opened;
  });
  const chunks = await chunksOf(work, open, inBrand);
  await inBrand((ctx) => changeRun(ctx, importId, { status: "writing", told: false }));
  let from = open.run.applied_to;
  let tally: Tally = { read: 0, imported: 0, updated: 0, unchanged: 0, rejected: 0 };
  const ready = prefetch(withPeople(inBrand, open.run, prefetch(chunks, 1)), 1);
  for await (const { things, progress, people } of ready) {
    tally = sum(tally, await applyChunk(inBrand, open.run, things, { from, progress }, people));
    from = things.at(-1)!.to;
    work.hear?.("writing", progress);
    if (work.stopping?.()) return;
    if (tally.rejected >= hopeless && tally.rejected === tally.read)
      throw new Refusal("import_nothing_readable", { values: { rows: tally.read } });
  }
  await inBrand(async (ctx) => {
    await changeRun(ctx, importId, { status: "done", progress: 1, finished_at: ctx.now });
    if (isGathered(open.run)) await dropStage(ctx, importId);
    await forgetFinished(ctx, importId);
    await recordChanges(ctx, "import", [importId]);
  });
}

async function chunksOf(work: ImportWork, open: OpenRun, inBrand: InBrand): Promise<AsyncIterable<Chunk>> {
  const hear = reportReading(work, open.run.id, inBrand);
  if (!isGathered(open.run)) return thingsInOrder(open, hear);
  const stage = { database: work.database, brandId: work.brandId, now: work.clock };
  const total = await gatherRows(stage, open, hear);
  return gatheredOrders(stage, open, total);
}

/** Writes down now and then how far a file is read, for whoever looks at the import. */
function reportReading({ hear }: ImportWork, importId: number, inBrand: InBrand): HearProgress {
  let told = 0;
  return (part) => {
    if (part - told < 0.02) return;
    told = part;
    hear?.("reading", part);
    // It is only shown: where it fails, the next one tells.
    inBrand((ctx) => changeRun(ctx, importId, { progress: part })).catch(() => {});
  };
}

/** Ends an import that cannot go on. A fault of the machine or of ours is thrown on, and the import can be taken up again. */
async function giveUp(inBrand: InBrand, importId: number, error: unknown): Promise<void> {
  const known = knownProblem(error);
  await inBrand(async (ctx) => {
    await changeRun(ctx, importId, {
      status: "failed",
      problem_code: known?.code ?? "internal",
      problem_values: known?.values ?? {},
      finished_at: ctx.now,
    });
    await recordChanges(ctx, "import", [importId]);
  }).catch(() => {});
  if (!known) throw error;
}

function knownProblem(error: unknown): { code: string; values?: Run["problem_values"] } | null {
  if (error instanceof FileProblem) return error;
  if (error instanceof Refusal)
    return { code: error.code, ...(error.detail.values && { values: error.detail.values }) };
  return (error as NodeJS.ErrnoException).code === "ENOENT" ? { code: "import_file_gone" } : null;
}
