import { sql } from "kysely";
import { system, withBrand } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { listBrands } from "../../admin/index.ts";
import { foldChanges } from "../../customers/index.ts";
import { holdImport } from "./hold-import.ts";
import { runImport } from "./run-import.ts";
import { tellFacts } from "./tell-facts.ts";

// Each takes a core of the database; more at once would all be slower.
const atOnce = 2;

export type ImportRunner = {
  look(): Promise<void>;
  /** When nothing is worked on any more. */
  idle(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Works off the imports of all brands that wait for the worker, and those that were broken off when a worker ended, at most two at once.
 * `look` is to be called when there may be one. `stop` lets each finish its chunk; they go on at the next start.
 */
export function importRunner(house: House): ImportRunner {
  const running = new Map<string, Promise<void>>();
  let stopping = false;
  let looking: Promise<void> | null = null;

  async function run(brandId: number, importId: number): Promise<void> {
    const work = {
      database: house.database,
      dataDir: house.config.dataDir,
      clock: house.clock,
      brandId,
      stopping: () => stopping,
    };
    try {
      const done = await runImport(work, importId);
      if (done.status === "done") await foldChanges(house.database, brandId, house.clock);
    } catch (error) {
      if (error instanceof Refusal && error.code === "import_busy") return;
      house.log.error({ err: error, brandId, importId }, "import failed");
    }
  }

  async function take(): Promise<void> {
    for (const left of await unfinished(house)) {
      const { brandId, importId } = left;
      if (!left.ours) {
        await tellOfOthers(house, left);
        continue;
      }
      const key = `${brandId} ${importId}`;
      if (stopping || running.size >= atOnce) return;
      if (running.has(key)) continue;
      const end = () => {
        running.delete(key);
        if (!stopping) again();
      };
      running.set(key, run(brandId, importId).then(end, end));
    }
  }

  function again(): void {
    look().catch((error) => house.log.error({ err: error }, "imports were not looked for"));
  }

  async function look(): Promise<void> {
    if (stopping) return;
    // One look after the other: what came meanwhile is seen by the next.
    const before = looking;
    looking = (async () => {
      await before?.catch(() => {});
      await take();
    })();
    await looking;
  }

  return {
    look,
    async idle() {
      while (running.size > 0) await Promise.all(running.values());
    },
    async stop() {
      stopping = true;
      await looking?.catch(() => {});
      await Promise.all(running.values());
    },
  };
}

type Unfinished = { brandId: number; importId: number; ours: boolean };

async function unfinished({ database, clock }: House): Promise<Unfinished[]> {
  const found: Unfinished[] = [];
  for (const { id: brandId } of await listBrands(database.app)) {
    const on = { brandId, actor: system("imports"), now: clock(), readOnly: true };
    const { rows } = await withBrand(database.app, on, (ctx) =>
      sql<{ id: number; runner: string }>`select id, runner from import_run where brand_id = ${ctx.brandId}
        and status in ('waiting', 'reading', 'writing') and (runner = 'worker' or not told) order by id`.execute(
        ctx.db,
      ),
    );
    found.push(...rows.map(({ id, runner }) => ({ brandId, importId: id, ours: runner === "worker" })));
  }
  return found;
}

/** What a killed command wrote is told of, though only its person goes on with it. */
async function tellOfOthers(house: House, { brandId, importId }: Unfinished): Promise<void> {
  const on = { brandId, actor: system("imports"), now: house.clock() };
  const tell = () => withBrand(house.database.app, on, (ctx) => tellFacts(ctx, importId));
  await holdImport(house.database, importId, tell).catch((error) => {
    if (!(error instanceof Refusal)) throw error;
  });
}
