import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { FileRow } from "../../../platform/files/index.ts";
import { brandSettings } from "../../admin/index.ts";
import { sourceKeys } from "../../intake/index.ts";
import { pathOf } from "./keep-file.ts";
import { readCustomer } from "./read-customer.ts";
import { readInteraction } from "./read-interaction.ts";
import { readOrder } from "./read-order.ts";
import { reason } from "./reasons.ts";
import { findRun, type Run } from "./runs.ts";
import type { Thing } from "./things.ts";

/** An import with everything needed to read its file. */
export type OpenRun = { run: Run; path: string; sourceKey: string; timeZone: string; currency: string };

/** Finds an import and what its file is read with; refuses `not_found` and, where the file was erased, `import_file_gone`. */
export async function openRun(ctx: Context, id: number, dataDir: string): Promise<OpenRun> {
  const run = await findRun(ctx, id);
  if (!run.file) throw new Refusal("import_file_gone");
  const sourceKey = (await sourceKeys(ctx, [run.source_id])).get(run.source_id) ?? "";
  const { timeZone, currency } = await brandSettings(ctx);
  return { run, path: pathOf(dataDir, run.file), sourceKey, timeZone, currency: run.mapping.currency ?? currency };
}

/** Whether the lines of one order may stand anywhere in the file, so that all rows must be gathered first. */
export function isGathered({ what, mapping }: Run): boolean {
  return what === "orders" && mapping.columns["external_id"] !== undefined;
}

/** Whether a row's id is made from what it says. Customers need none: their identities say who they are. */
export function needsRowIds({ what, mapping }: Run): boolean {
  return what !== "customers" && mapping.columns["external_id"] === undefined;
}

type RowReader = (rows: readonly FileRow[], externalId: string) => Thing["said"];

/** What the rows of one thing say, by the kind of the import. */
export function rowReader({ run, ...how }: OpenRun): RowReader {
  const reading = { ...how, mapping: run.mapping };
  if (run.what === "orders") return (rows, externalId) => readOrder(externalId, rows, reading);
  const readOne = run.what === "customers" ? readCustomer : null;
  return ([row], externalId) => {
    if (row!.problem) return [{ row: row!, reason: reason(row!.problem.code, null, row!.problem.detail) }];
    const said = readOne ? readOne(row!, reading) : readInteraction(externalId, row!, reading);
    return "code" in said ? [{ row: row!, reason: said }] : said;
  };
}
