import type { Readable } from "node:stream";
import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { type Cell, type Table, tableBytes } from "../../../../platform/files/index.ts";
import { type Brand, brandSettings } from "../../../admin/index.ts";
import {
  type AttributeDefinition,
  attributeOf,
  type CustomerRow,
  type ExportQuery,
  exportColumns,
} from "../../contract.ts";
import { attributeDefinitions } from "../profile/attribute-definitions.ts";
import { words } from "../segments/rule-words.ts";
import { moneyCell, timeCell } from "./export-cells.ts";
import { type ExportColumn, exportWords } from "./export-words.ts";
import { type Changed, filteredAfter } from "./filtered-after.ts";
import { describeCustomers } from "./list-customers.ts";

const stride = 1000;
const attributePrefix = "attribute.";
type Ask = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;
type ExportRow = CustomerRow & { birthday: string | null; external_id: string | null };
type Column = { name: string; heading: string; cell(row: ExportRow): Cell };
type ForPrograms = { withIds?: boolean; changed?: Changed | undefined };
const idColumn: Column = { name: "id", heading: "id", cell: ({ id }) => id };
export type ListFile = { body: Readable; name: string; type: string };

/** The list with this filter as a file of any length to be sent. Refuses columns it does not know (`invalid`). */
export async function exportList(ask: Ask, query: ExportQuery, language: "fa" | "en"): Promise<ListFile> {
  const { format, ...asked } = query;
  const body = tableBytes(await customerTable(ask, asked, language), format);
  const type =
    format === "csv" ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return { body, name: `customers.${format}`, type };
}

/**
 * The list with this filter as a table, read in steps while it is written: each step is a transaction of its own, by `ask`.
 * `withIds` puts our own id first; `changed` takes only whose profile changed within. Refuses columns it does not know (`invalid`).
 */
export async function customerTable(
  ask: Ask,
  query: Omit<ExportQuery, "format">,
  language: "fa" | "en",
  { withIds = false, changed }: ForPrograms = {},
): Promise<Table> {
  const { columns: chosen, ...filter } = query;
  const named = await ask((ctx) => columnsOf(ctx, chosen, language));
  const columns = withIds ? [idColumn, ...named] : named;
  async function* rows(): AsyncGenerator<Cell[]> {
    for (let after = 0; ; ) {
      const page = await ask(async (ctx) =>
        describe(ctx, await filteredAfter(ctx, filter, { after, limit: stride, changed })),
      );
      for (const row of page) yield columns.map((column) => column.cell(row));
      if (page.length < stride) return;
      after = page.at(-1)!.id;
    }
  }
  const look = { rightToLeft: language === "fa", sheetName: exportWords[language].sheet };
  const [fields, headings] = [columns.map((column) => column.name), columns.map((column) => column.heading)];
  return { fields, headings, rows: rows(), look };
}

async function columnsOf(ctx: Context, chosen: string | undefined, language: "fa" | "en"): Promise<Column[]> {
  const brand = await brandSettings(ctx);
  const definitions = await attributeDefinitions(ctx);
  const all = [...exportColumns, ...definitions.map((one) => attributePrefix + one.key)];
  const names = chosen ? chosen.split(",").map((name) => name.trim()) : all;
  return names.map((name) => columnOf(name, { brand, definitions, language }));
}

type About = { brand: Brand; definitions: readonly AttributeDefinition[]; language: "fa" | "en" };

function columnOf(name: string, { brand, definitions, language }: About): Column {
  if (name.startsWith(attributePrefix)) {
    const definition = definitions.find((one) => one.key === name.slice(attributePrefix.length));
    if (!definition) throw new Refusal("invalid", "columns");
    // A program finds an attribute under its own key, where no column has that name.
    const own = exportColumns.includes(definition.key as ExportColumn) ? name : definition.key;
    return { name: own, heading: definition.label, cell: (row) => cellOf(attributeOf(row.attributes, definition.key)) };
  }
  if (!exportColumns.includes(name as ExportColumn)) throw new Refusal("invalid", "columns");
  const column = name as ExportColumn;
  const heading = exportWords[language][column];
  if (column === "kind") return { name, heading, cell: (row) => words.kinds[row.kind][language] };
  if (column === "lifecycle") return { name, heading, cell: (row) => words.lifecycles[row.lifecycle][language] };
  if (column === "tags") return { name, heading, cell: (row) => row.tags.join(language === "fa" ? "، " : ", ") };
  if (column === "revenue") return { name, heading, cell: (row) => moneyCell(row.revenue, brand) };
  if (column.endsWith("_at")) return { name, heading, cell: (row) => timeCell(row[column] as string | null, brand) };
  return { name, heading, cell: (row) => row[column] as Cell };
}

function cellOf(value: string | number | boolean | undefined): Cell {
  return typeof value === "boolean" ? String(value) : value;
}

async function describe(ctx: Context, ids: readonly number[]): Promise<ExportRow[]> {
  const rows = await describeCustomers(ctx, ids);
  const { rows: more } = await sql<{ id: number; birthday: string | null; external_id: string | null }>`
    select c.id, c.birthday, (select coalesce(i.shown, i.value) from identity i where i.brand_id = c.brand_id and i.customer_id = c.id
      and i.type = 'crm' and i.value is not null order by i.id limit 1) as external_id
    from customer c where c.brand_id = ${ctx.brandId} and c.id = any(${ids as number[]}::bigint[])`.execute(ctx.db);
  const byId = new Map(more.map((row) => [row.id, row]));
  return rows.map((row) => ({ ...row, ...byId.get(row.id)! }));
}
