import type { fileProblems as persian, rowProblems as persianRows } from "./messages.fa.ts";

export const fileProblems: Record<keyof typeof persian, string> = {
  empty_file: "This file is empty.",
  unknown_format: "This kind of file was not recognised. Give CSV, TSV, XLSX or NDJSON; .gz of these is accepted too.",
  old_excel:
    "This is an old Excel file (xls) or one with a password. Open it in Excel and save it as XLSX without one.",
  web_page: "This file is in fact a web page. Open it in Excel and save it as XLSX or CSV.",
  json_array: "This file is one JSON array. Each record must stand on a line of its own (NDJSON).",
  unreadable_header: "The header row (row {row}) could not be read: it holds stray quotes or broken characters.",
  too_many_columns: "The header row has more than {limit} columns.",
  row_too_long: "Row {row} is larger than {limit} MB. The column delimiter or the file's format may be wrong.",
  expands_too_much: "This file grows beyond measure when unpacked and was not read.",
  too_large: "The texts in this Excel file are larger than allowed. Save it as CSV.",
  broken_archive: "This compressed file is damaged or incomplete.",
  broken_workbook: "This Excel file is damaged or has no sheet.",
};

export const rowProblems: Record<keyof typeof persianRows, string> = {
  ragged_row: "The number of cells differs from the header row ({detail}).",
  bad_quotes: "The quotes of this row do not open and close properly.",
  broken_text: "This row is not valid UTF-8; wrong bytes: {detail}",
  null_character: "This row holds a NUL character.",
  malformed_json: "This row is not valid JSON ({detail}).",
};
