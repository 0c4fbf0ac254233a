import type { Context } from "../../../platform/db/index.ts";
import type { FileRow } from "../../../platform/files/index.ts";
import { brandSettings } from "../../admin/index.ts";
import type { Mapping, Preview } from "../contract.ts";
import { knownAttributes } from "./apply-customers.ts";
import { fieldsOf } from "./fields.ts";
import { type OpenRun, openRun, rowReader } from "./open-run.ts";
import { type Asked, type Plan, planImport, unmappedOf } from "./plan-import.ts";
import { sayReason } from "./reasons.ts";
import { missingFields } from "./recognise-columns.ts";
import { cellOf } from "./row-cells.ts";
import { showRuns } from "./show-run.ts";

type Wanted = { mapping?: Mapping; guess?: Partial<Mapping> };

/** The import and its file, for planPreview, which reads the file when no transaction is open. */
export async function openPreview(ctx: Context, id: number, dataDir: string, language: "fa" | "en") {
  const open = await openRun(ctx, id, dataDir);
  const [run] = await showRuns(ctx, [open.run], language);
  return { open, run: run!, brandCurrency: (await brandSettings(ctx)).currency, known: await knownAttributes(ctx) };
}

type Opened = Awaited<ReturnType<typeof openPreview>>;

/** How the file would be read: as asked, as its headers suggest, or as it was begun. Throws a FileProblem. */
export async function planPreview(
  { open, run, brandCurrency, known }: Opened,
  wanted: Wanted,
  language: "fa" | "en",
): Promise<Preview> {
  const begun = open.run.status !== "draft" || Object.keys(open.run.mapping.columns).length > 0;
  const mapping = wanted.mapping ?? (wanted.guess || !begun ? undefined : open.run.mapping);
  const plan = await planImport(open.run.what, open.path, optionsOf(mapping ?? wanted.guess ?? {}), known);
  const used = mapping ?? { ...plan.mapping, currency: plan.mapping.currency ?? brandCurrency };
  const keys = plan.shape.format === "ndjson";
  return {
    run,
    format: plan.shape.format,
    header: plan.shape.header,
    mapping: used,
    unmapped: unmappedOf(used, plan.shape, keys),
    fields: Object.entries(fieldsOf(open.run.what)).map(([field, { required = false }]) => ({ field, required })),
    missing: missingFields(open.run.what, used.columns),
    rows: rowsOf(
      { ...open, currency: used.currency ?? brandCurrency, run: { ...open.run, mapping: used } },
      plan,
      language,
    ),
  };
}

function optionsOf({ delimiter, header, dateFormat, currency }: Partial<Mapping>): Asked {
  return { delimiter, header, dateFormat, currency };
}

/** The first rows with what is wrong with each, read one by one: lines of one order are not put together here. */
function rowsOf(open: OpenRun, { shape }: Plan, language: "fa" | "en"): Preview["rows"] {
  const read = rowReader(open);
  const header: FileRow = { row: 1, cells: shape.header, record: undefined, problem: undefined };
  const rows = open.run.mapping.header || shape.format === "ndjson" ? shape.rows : [header, ...shape.rows];
  return rows.map((row) => {
    const said = read([row], "preview");
    const why = Array.isArray(said) ? said[0]!.reason : null;
    // A later line of an order may leave out what the first one says.
    const left =
      why?.code === "field_missing" &&
      open.run.what === "orders" &&
      open.run.mapping.columns[why.field ?? ""] !== undefined;
    const problem = why && !left ? { code: why.code, field: why.field, message: sayReason(why, language) } : null;
    return {
      row: row.row,
      cells: shape.header.map((name, position) => cellOf(row, row.record ? name : position)),
      problem,
    };
  });
}
