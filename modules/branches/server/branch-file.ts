import Papa from "papaparse";
import { toLatinDigits } from "../../../platform/i18n/index.ts";
import { type WorkingWeek, weekdays } from "../../admin/contract.ts";
import { type BranchBody, type BranchKind, type BranchRow, branchBody } from "../contract.ts";

/** The columns of a file of branches, and what people call them. */
const columns: Record<string, readonly string[]> = {
  kind: ["kind", "type", "گونه", "نوع"],
  name: ["name", "نام", "نام شعبه", "عنوان"],
  city: ["city", "شهر"],
  address: ["address", "نشانی", "آدرس"],
  phone: ["phone", "tel", "تلفن", "شماره تلفن"],
  saturday: ["saturday", "شنبه"],
  sunday: ["sunday", "یکشنبه"],
  monday: ["monday", "دوشنبه"],
  tuesday: ["tuesday", "سه‌شنبه"],
  wednesday: ["wednesday", "چهارشنبه"],
  thursday: ["thursday", "پنجشنبه"],
  friday: ["friday", "جمعه"],
  open_on_holidays: ["open_on_holidays", "باز در تعطیلات"],
  latitude: ["latitude", "lat", "عرض جغرافیایی"],
  longitude: ["longitude", "lng", "lon", "طول جغرافیایی"],
};
const kinds: Record<string, BranchKind> = {
  own: "own",
  branch: "own",
  شعبه: "own",
  dealer: "dealer",
  نمایندگی: "dealer",
  representative: "representative",
  نماینده: "representative",
};
const headings = Object.values(columns).map(([name]) => name!);

/** The branches as rows of a file that `readBranchFile` reads; hours of a day as `09:00-13:00 16:00-21:00`. */
export function* branchRows(rows: readonly BranchRow[]): Generator<(string | number | null)[]> {
  for (const one of rows)
    yield [
      ...[one.kind, one.name, one.city, one.address, one.phone],
      ...weekdays.map((day) => one.hours[day].map(({ from, to }) => `${from}-${to}`).join(" ")),
      ...[one.open_on_holidays ? "yes" : "", one.latitude, one.longitude],
    ];
}
export const branchHeadings: readonly string[] = headings;

/** A row that could be read, or what of it could not; `line` counts from 1, the heading's. */
export type ReadBranch = { line: number; body: BranchBody } | { line: number; column: string; value: string };

/** Which fields of a branch the file speaks of, and its rows. */
export type BranchFile = { fields: readonly (keyof BranchBody)[]; rows: ReadBranch[] };

/** Reads a CSV of branches (UTF-8, Persian or English headings, any of the usual delimiters); null where no name and city is among its columns. */
export function readBranchFile(bytes: Buffer, usual: WorkingWeek): BranchFile | null {
  const text = bytes.toString("utf8").replace(/^\ufeff/, "");
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: "greedy" });
  const [head = [], ...rows] = data;
  const at = new Map(head.map((name, index) => [columnOf(name), index]));
  if (!at.has("name") || !at.has("city")) return null;
  const hasWeek = weekdays.some((day) => at.has(day));
  const fields = Object.keys(branchBody.shape) as (keyof BranchBody)[];
  return {
    fields: fields.filter((field) => (field === "hours" ? hasWeek : at.has(field))),
    rows: rows.map((row, index) => {
      const cell = (name: string) => (row[at.get(name) ?? -1] ?? "").trim().replace(/^'(?=[=+\-@])/, "");
      return readRow(cell, hasWeek ? null : usual, index + 2);
    }),
  };
}

function columnOf(heading: string): string {
  const plain = (text: string) =>
    text
      .trim()
      .toLowerCase()
      .replace(/[\s_‌]+/g, " ");
  return Object.entries(columns).find(([, names]) => names.some((name) => plain(name) === plain(heading)))?.[0] ?? "";
}

function readRow(cell: (name: string) => string, usual: WorkingWeek | null, line: number): ReadBranch {
  const wrong = (column: string) => ({ line, column, value: cell(column).slice(0, 100) });
  const kind = cell("kind") === "" ? "own" : kinds[cell("kind").toLowerCase()];
  if (!kind) return wrong("kind");
  const hours = { ...usual } as WorkingWeek;
  if (!usual)
    for (const day of weekdays) {
      const periods = readDay(cell(day));
      if (!periods) return wrong(day);
      hours[day] = periods;
    }
  const read = branchBody.safeParse({
    ...{ kind, hours, name: cell("name"), city: cell("city"), address: cell("address"), phone: cell("phone") },
    open_on_holidays: /^(yes|true|1|۱|بله|آری)$/i.test(cell("open_on_holidays")),
    ...{ latitude: degrees(cell("latitude")), longitude: degrees(cell("longitude")) },
  });
  return read.success ? { line, body: read.data } : wrong(String(read.error.issues[0]!.path[0] ?? "name"));
}

/** `9-13 16:30-21` in any digits; null where it is none. */
function readDay(text: string): WorkingWeek["saturday"] | null {
  const latin = toLatinDigits(text).replace(/\s*(?:-|–|تا|to)\s*/g, "-");
  if (/^(|-|closed|تعطیل)$/.test(latin.trim())) return [];
  const periods = latin
    .trim()
    .split(/[\s,،;]+/)
    .map((part) => /^(\d{1,2})(?::?(\d{2}))?-(\d{1,2})(?::?(\d{2}))?$/.exec(part));
  if (periods.some((one) => !one)) return null;
  return periods.map((one) => {
    const [, from, fromMinute = "00", to, toMinute = "00"] = one!;
    return { from: `${from!.padStart(2, "0")}:${fromMinute}`, to: `${to!.padStart(2, "0")}:${toMinute}` };
  });
}

function degrees(text: string): number | null {
  const latin = toLatinDigits(text).replace("٫", ".").trim();
  return latin === "" ? null : Number(latin);
}
