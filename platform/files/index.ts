export type { Encoding } from "./decode.ts";
export type { Delimiter } from "./delimited.ts";
export {
  FileProblem,
  type FileProblemCode,
  type RowProblem,
  type RowProblemCode,
  sayFileProblem,
} from "./file-problem.ts";
export { describeFile, type FileShape, type ReadOptions, readRows } from "./read-rows.ts";
export type { FileRow } from "./rows.ts";
export type { FileKind, Format, Known } from "./sniff.ts";
export type { Progress } from "./unpack.ts";
export { type Cell, csvLine, csvText, type Rows } from "./write-csv.ts";
export { type Table, type TableFormat, tableBytes, writeTable } from "./write-table.ts";
export { type Sheet, type SheetLook, workbookBytes, xlsxBytes } from "./write-xlsx.ts";
export { type ZipPart, zipBytes } from "./write-zip.ts";
export { openZip } from "./zip.ts";
