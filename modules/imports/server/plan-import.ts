import { Refusal } from "../../../platform/errors/index.ts";
import { describeFile, type FileRow, type FileShape, readRows } from "../../../platform/files/index.ts";
import { isDateFormat } from "../../../platform/values/index.ts";
import type { Column, ImportKind, Mapping } from "../contract.ts";
import { askColumns } from "./ask-columns.ts";
import { attributeNamed, attributesOf, type KnownAttribute } from "./attribute-columns.ts";
import { guessDates, missingFields, recogniseColumns } from "./recognise-columns.ts";
import { cellOf } from "./row-cells.ts";

/** What whoever imports says about the file; the rest is found out from it. */
export type Asked = {
  /** `field=header or 1-based position,…` */
  columns?: string;
  delimiter?: Mapping["delimiter"];
  header?: boolean;
  dateFormat?: string;
  currency?: string;
};

export type Plan = {
  shape: FileShape;
  mapping: Mapping;
  /** Columns that mean nothing yet. */
  unmapped: Column[];
  /** Fields without which the import cannot start. */
  missing: string[];
};

const sampleRows = 2000;

/**
 * How a file is to be read: its columns recognised by their headers (English and Persian), or as asked; in a customers' file the others
 * become custom attributes, those of the brand (`known`) where they are named alike. Throws a FileProblem for a file that is none, and refuses columns and formats that are none.
 */
export async function planImport(
  kind: ImportKind,
  path: string,
  asked: Asked,
  known: readonly KnownAttribute[] = [],
): Promise<Plan> {
  const { delimiter, header = true, dateFormat, currency } = asked;
  if (dateFormat !== undefined && !isDateFormat(dateFormat))
    throw new Refusal("import_date_format_unknown", "date_format");
  const shape = await describeFile(path, delimiter ? { delimiter } : {});
  const keys = shape.format === "ndjson";
  const names = header ? shape.header : shape.header.map(() => "");
  const sample = await sampleOf(path, delimiter, header && !keys);
  const cells = (column: Column) => sample.map((row) => cellOf(row, column));
  const plan =
    asked.columns === undefined
      ? recognised(kind, names, keys, cells, known)
      : askedFor(kind, asked.columns, names, keys, cells, known);
  const format = dateFormat === "auto" ? undefined : (dateFormat ?? guessDates(plan.columns, cells));
  const mapping: Mapping = {
    ...plan,
    header,
    ...(delimiter && { delimiter }),
    ...(format && { dateFormat: format }),
    ...(currency && { currency }),
  };
  return { shape, mapping, unmapped: unmappedOf(mapping, shape, keys), missing: missingFields(kind, mapping.columns) };
}

/** The names of a file's columns, as far as it can still be read. */
export async function headerOf(path: string, { delimiter }: Mapping): Promise<string[]> {
  return describeFile(path, delimiter ? { delimiter } : {}).then(
    ({ header }) => header,
    () => [],
  );
}

/** Columns of a file that its mapping leaves aside. */
export function unmappedOf(mapping: Mapping, shape: FileShape, keys: boolean): Column[] {
  const taken = new Set<Column>([...Object.values(mapping.columns), ...mapping.attributes.map(({ column }) => column)]);
  const all: Column[] = keys ? shape.header : shape.header.map((_, position) => position);
  return all.filter((column) => !taken.has(column));
}

type Cells = (column: Column) => string[];

function recognised(
  kind: ImportKind,
  header: readonly string[],
  keys: boolean,
  cells: Cells,
  known: readonly KnownAttribute[],
): Pick<Mapping, "columns" | "attributes"> {
  const columns = recogniseColumns(kind, header, keys);
  const attributes =
    kind === "customers" ? attributesOf(header, new Set(Object.values(columns)), keys, cells, known) : [];
  return { columns, attributes };
}

function askedFor(
  kind: ImportKind,
  text: string,
  header: readonly string[],
  keys: boolean,
  cells: Cells,
  known: readonly KnownAttribute[],
): Pick<Mapping, "columns" | "attributes"> {
  const { columns, attributes } = askColumns(kind, text, header, keys);
  return {
    columns,
    attributes: attributes.map(({ column, label }) => ({ column, ...attributeNamed(label, cells(column), known) })),
  };
}

/** The first rows of a file, enough to see what its values are. */
async function sampleOf(path: string, delimiter: Mapping["delimiter"], headed: boolean): Promise<FileRow[]> {
  const sample: FileRow[] = [];
  for await (const batch of readRows(path, delimiter ? { delimiter } : {})) {
    sample.push(...batch);
    if (sample.length > sampleRows) break;
  }
  return sample.slice(headed ? 1 : 0, sampleRows).filter((row) => !row.problem);
}
