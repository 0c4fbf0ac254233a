import { Refusal } from "../../../../platform/errors/index.ts";
import { FileProblem, type FileRow, readRows } from "../../../../platform/files/index.ts";
import { searchForm } from "../../../../platform/text/index.ts";
import { guessDateFormat, parseDate } from "../../../../platform/values/index.ts";
import type { FileTaken } from "../../contract.ts";
import type { Heard } from "../take/heard.ts";

/** The columns of a file by their headings, folded; the first that fits holds. */
const headings = {
  id: ["id", "external id", "شناسه", "کد"],
  link: ["link", "url", "address", "پیوند", "لینک", "نشانی"],
  title: ["title", "subject", "عنوان", "تیتر"],
  text: ["text", "body", "content", "message", "متن", "پیام", "نظر"],
  author: ["author", "user", "username", "name", "نویسنده", "کاربر", "نام", "گوینده"],
  at: ["date", "time", "at", "said at", "published", "تاریخ", "زمان"],
  place: ["place", "site", "source", "page", "group", "سایت", "منبع", "صفحه", "گروه", "جا"],
} as const;
type Column = keyof typeof headings;
type Rejection = FileTaken["rejected"][number];
const mostRows = 20_000;

/**
 * Reads a table of mentions (CSV, TSV, XLSX) whose first row names its columns, by their Persian or English headings; dates in either calendar, on the
 * clock of `timeZone`. Refuses `mention_columns` where neither a text nor a title is among them, and `too_large` beyond 20,000 rows.
 */
export async function readTable(
  path: string,
  timeZone: string,
  now: Date,
): Promise<{ heard: Heard[]; rejected: Rejection[] }> {
  const rows = await allRows(path);
  const places = columnsOf(rows.shift()?.cells ?? []);
  if (places.text === undefined && places.title === undefined) throw new Refusal("mention_columns");
  const cell = (row: FileRow, column: Column) => row.cells[places[column] ?? -1]?.trim() ?? "";
  const format = guessDateFormat(rows.slice(0, 200).map((row) => cell(row, "at")));
  const heard: Heard[] = [];
  const rejected: Rejection[] = [];
  for (const row of rows) {
    const [title, text] = [cell(row, "title"), cell(row, "text")];
    const at = cell(row, "at") ? parseDate(cell(row, "at"), format, timeZone) : now;
    const why = row.problem ? "broken" : title || text ? (at instanceof Date ? null : "bad_date") : "empty";
    if (why) rejected.push({ row: row.row, why });
    else heard.push({ ...heardIn((column) => cell(row, column)), saidAt: at as Date });
  }
  return { heard, rejected };
}

async function allRows(path: string): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  try {
    for await (const batch of readRows(path)) {
      rows.push(...batch);
      if (rows.length > mostRows + 1) throw new Refusal("too_large");
    }
  } catch (error) {
    throw error instanceof FileProblem ? new Refusal("mention_file", { values: { problem: error.code } }) : error;
  }
  return rows;
}

function columnsOf(cells: readonly string[]): Partial<Record<Column, number>> {
  const folded = cells.map((cell) => searchForm(cell).replaceAll("_", " "));
  return Object.fromEntries(
    Object.entries(headings).flatMap(([column, names]) => {
      const name = names.find((one) => folded.includes(searchForm(one)));
      return name ? [[column, folded.indexOf(searchForm(name))]] : [];
    }),
  );
}

function heardIn(cell: (column: Column) => string): Omit<Heard, "saidAt"> {
  const [title, text] = [cell("title").slice(0, 1000), cell("text")];
  const link = /^https?:\/\//i.test(cell("link")) && URL.canParse(cell("link")) ? cell("link").slice(0, 2000) : null;
  return {
    ...{ key: cell("id") || link || `${title}\n${text}`, title, text, link, channel: "social" },
    ...{ author: cell("author").slice(0, 200) || null, place: cell("place").slice(0, 200) || null },
  };
}
