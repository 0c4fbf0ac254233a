import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { csvText, type FileRow } from "../../../platform/files/index.ts";
import { type Reason, type ReasonCode, sayReason } from "./reasons.ts";
import type { Rejected } from "./things.ts";

/** Keeps rows that were left out with their reasons; cells of a person who was erased are not kept. */
export async function keepRejections(ctx: Context, importId: number, rejected: readonly Rejected[]): Promise<void> {
  if (rejected.length === 0) return;
  await sql`
    insert into import_rejection (brand_id, import_id, row_number, reason_code, field, detail, cells)
    select ${ctx.brandId}, ${importId}, row_number, code, field, detail, array(select jsonb_array_elements_text(cells::jsonb))
    from unnest(
      ${rejected.map(({ row }) => row.row)}::int[], ${rejected.map(({ reason }) => reason.code)}::text[],
      ${rejected.map(({ reason }) => reason.field)}::text[], ${rejected.map(({ reason }) => detailOf(reason))}::text[],
      ${rejected.map(({ row, reason }) => JSON.stringify(cellsOf(row, reason)))}::text[]
    ) as said (row_number, code, field, detail, cells)
    on conflict do nothing`.execute(ctx.db);
}

function detailOf({ code, detail }: Reason): string | null {
  return code === "person_erased" ? null : detail || null;
}

function cellsOf(row: FileRow, { code }: Reason): string[] {
  return code === "person_erased"
    ? []
    : row.cells.map((cell) => cell.slice(0, 10_000).replaceAll("\0", "␀").toWellFormed());
}

export type Rejection = {
  row_number: number;
  reason_code: ReasonCode;
  field: string | null;
  detail: string | null;
  cells: string[];
};

/** Rejected rows in the order of the file, from after a row number. */
export async function rejectionsAfter(
  ctx: Context,
  importId: number,
  after: number,
  limit: number,
): Promise<Rejection[]> {
  const { rows } = await sql<Rejection>`select row_number, reason_code, field, detail, cells from import_rejection
    where brand_id = ${ctx.brandId} and import_id = ${importId} and row_number > ${after} order by row_number limit ${limit}`.execute(
    ctx.db,
  );
  return rows;
}

type NextPage = (after: number) => Promise<Rejection[]>;

/** The rejected rows as CSV: row number, reason code and sentence, then the row as it was; corrected, it can be imported again. */
export function rejectionsCsv(
  header: readonly string[],
  next: NextPage,
  language: "fa" | "en",
): AsyncGenerator<string> {
  async function* rows() {
    for (let page = await next(0); page.length > 0; page = await next(page.at(-1)!.row_number)) {
      for (const { row_number, reason_code: code, field, detail, cells } of page)
        yield [row_number, code, sayReason({ code, field, detail: detail ?? "" }, language), ...cells];
    }
  }
  return csvText(["row", "reason", "explanation", ...header], rows());
}
