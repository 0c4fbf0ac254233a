import { system, withBrand } from "../../platform/db/index.ts";
import { on } from "../../platform/events/index.ts";
import type { House, Module, Role } from "../../platform/house/module.ts";
import type { JobRun } from "../../platform/jobs/index.ts";
import { listBrands } from "../admin/index.ts";
import { registerLineReader } from "../intake/index.ts";
import { CustomerErased } from "./events.ts";
import { bulkJob, runBulkChange } from "./server/bulk/bulk-change.ts";
import { registerContactErasure } from "./server/contact-gate/forget-contact.ts";
import { publicContactRoutes } from "./server/contact-gate/routes.public.ts";
import { keepFolding } from "./server/fold/keep-folding.ts";
import { sweepLapsing } from "./server/fold/sweep.ts";
import { keepErasureKey } from "./server/people/erased-identities.ts";
import { findDuplicates } from "./server/people/find-duplicates.ts";
import { replayErasures, writeJournal } from "./server/privacy/erasure-journal.ts";
import { customerRoutes } from "./server/routes.ts";
import { customerLines } from "./server/save/customer-lines.ts";
import { registerCustomerFacts } from "./server/segments/customer-facts.ts";
import { rebuildSegment } from "./server/segments/rebuild-segment.ts";
import { rebuildJob } from "./server/segments/segments.ts";
import { sweepMovingSegments } from "./server/segments/sweep.ts";

const everybody: readonly Role[] = ["owner", "manager", "agent", "analyst", "viewer"];
const workers: readonly Role[] = ["owner", "manager", "agent"];

registerCustomerFacts();
registerLineReader(customerLines);
registerContactErasure();

async function suggestDuplicates(house: House): Promise<void> {
  for (const { id } of await listBrands(house.database.app)) {
    await withBrand(
      house.database.app,
      { brandId: id, actor: system("duplicates"), now: house.clock() },
      findDuplicates,
    );
  }
}

/** Customers, who they are, what is known of them, and the groups they are in. */
export const module: Module = {
  name: "customers",
  migrations: new URL("./db/", import.meta.url),
  permissions: {
    "customers.read": everybody,
    "customers.write": workers,
    "customers.merge": workers,
    "customers.define": ["owner", "manager", "analyst"],
    "customers.export": ["owner", "manager", "analyst"],
    "customers.erase": ["owner", "manager"],
    "contact.read": everybody,
    "contact.write": ["owner", "manager"],
  },
  async routes(app, house) {
    keepErasureKey(house.config.secretKey);
    await customerRoutes(app);
    await publicContactRoutes(app, house);
  },
  jobs: {
    [rebuildJob]: (run: JobRun, { segmentId }: { segmentId: number }) => rebuildSegment(run, segmentId, false),
    [bulkJob]: (run: JobRun, { bulkId }: { bulkId: number }) => runBulkChange(run, bulkId),
  },
  cron: [
    { name: "lapse-customers", pattern: "*/10 * * * *", run: sweepLapsing },
    { name: "sweep-segments", pattern: "5 * * * *", run: sweepMovingSegments },
    { name: "suggest-duplicates", pattern: "40 1 * * *", run: suggestDuplicates },
  ],
  subscribers: [on(CustomerErased, "journal-erasure", (job) => job.read((ctx) => writeJournal(ctx, job.house.config)))],
  async afterRestore(house) {
    keepErasureKey(house.config.secretKey);
    await replayErasures(house);
  },
  async start(house) {
    keepErasureKey(house.config.secretKey);
    await replayErasures(house);
    return keepFolding(house);
  },
};
