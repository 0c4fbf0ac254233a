import { normalise } from "../../../../platform/identifiers/index.ts";
import { latinDigits, searchForm } from "../../../../platform/text/index.ts";
import { guessDateFormat, parseDate } from "../../../../platform/values/index.ts";
import type { AttendanceColumns } from "../../contract.ts";
import type { AttendanceFile } from "./read-rows-of-file.ts";

/** One person of a file, all their rows together. `person` is what makes them one: e-mail, else phone, else name. */
export type Attended = {
  person: string;
  name: string;
  email: string | null;
  phone: string | null;
  joined_at: Date | null;
  left_at: Date | null;
  minutes: number | null;
  /** The rows they were added up from. */
  stays: Stay[];
};
export type AddedUp = { people: Attended[]; rejected: { row: number; value: string }[] };

/** One row: from when until when, and how long it says. */
export type Stay = { from: Date | null; until: Date | null; minutes: number | null };

/**
 * Adds up the rows of each person. Rows that name nobody are listed.
 */
export function addUp(file: AttendanceFile, columns: AttendanceColumns, timeZone: string): AddedUp {
  const people = new Map<string, Attended>();
  const rejected: AddedUp["rejected"] = [];
  const instant = readerOf(file, columns, timeZone);
  for (const { row, cells } of file.rows) {
    const who = personIn(cells, columns);
    if (!who) {
      if (cells.some((cell) => cell.trim() !== "")) rejected.push({ row, value: cells.join(" ").trim().slice(0, 100) });
      continue;
    }
    const known = people.get(who.person) ?? { ...who, joined_at: null, left_at: null, minutes: null, stays: [] };
    known.phone ??= who.phone;
    known.name ||= who.name;
    known.stays.push({
      from: instant(cellOf(cells, columns.joined)),
      until: instant(cellOf(cells, columns.left)),
      minutes: readMinutes(cellOf(cells, columns.minutes)),
    });
    people.set(who.person, known);
  }
  return { people: [...people.values()].map((one) => ({ ...one, ...together(one.stays) })), rejected };
}

function cellOf(cells: readonly string[], at: number | undefined): string {
  return at === undefined ? "" : plain(cells[at] ?? "");
}

function plain(text: string): string {
  return text
    .replace(/\p{Cc}/gu, " ")
    .toWellFormed()
    .trim()
    .replace(/^'(?=[=+\-@])/, "")
    .slice(0, 200);
}

function personIn(cells: readonly string[], columns: AttendanceColumns) {
  const name = cellOf(cells, columns.name);
  const email = identifier("email", cellOf(cells, columns.email)) ?? identifier("email", name);
  const phone = identifier("phone", cellOf(cells, columns.phone));
  const form = nameForm(name);
  const person = email ? `email:${email}` : phone ? `phone:${phone}` : form ? `name:${form}` : null;
  return person && { person, name, email, phone };
}

function identifier(type: "email" | "phone", text: string): string | null {
  if (text === "" || (type === "email" && !text.includes("@"))) return null;
  const read = normalise(type, latinDigits(text));
  return "value" in read ? read.value : null;
}

/** A name as it is compared: «علي كريمی (مهمان)» is «علی کریمی». */
export function nameForm(name: string): string {
  return searchForm(name.replace(/[([（].*$/u, ""))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Reads times of this file, on the brand's clock where they name no zone; a bare time of day says no day and is left out. */
function readerOf({ rows }: AttendanceFile, { joined, left }: AttendanceColumns, timeZone: string) {
  const samples = rows.slice(0, 500).flatMap(({ cells }) => [cellOf(cells, joined), cellOf(cells, left)]);
  const format = guessDateFormat(samples.filter(Boolean));
  return (text: string): Date | null => {
    if (text === "") return null;
    for (const way of [format, "auto"]) {
      const read = parseDate(text, way, timeZone);
      if (read instanceof Date) return read;
    }
    return null;
  };
}

/** «65», «1:05:22» (hours), «65:22» (minutes), «1h 5m 22s», «۱ ساعت و ۵ دقیقه»; null where it is no length of time. */
export function readMinutes(text: string): number | null {
  const latin = latinDigits(text).toLowerCase().replace("٫", ".").trim();
  if (latin === "") return null;
  const clock = /^(\d{1,4}):(\d{2})(?::(\d{2}))?$/.exec(latin);
  if (clock) {
    const [, a, b, c] = clock;
    return c === undefined ? whole(Number(a) + Number(b) / 60) : whole(Number(a) * 60 + Number(b) + Number(c) / 60);
  }
  const bare = /^(\d+(?:\.\d+)?)$/.exec(latin);
  if (bare) return whole(Number(bare[1]));
  const part = (unit: RegExp) => Number(unit.exec(latin)?.[1] ?? 0);
  const hours = part(/(\d+(?:\.\d+)?)\s*(?:h|ساعت)/);
  const minutes = part(/(\d+(?:\.\d+)?)\s*(?:m|دقیقه)/);
  const seconds = part(/(\d+(?:\.\d+)?)\s*(?:s|ثانیه)/);
  return hours + minutes + seconds > 0 ? whole(hours * 60 + minutes + seconds / 60) : null;
}

function whole(minutes: number): number | null {
  const rounded = Math.round(minutes);
  return rounded <= 14_400 ? rounded : null;
}

/**
 * What stays come to together. Where each has a beginning and an end, the minutes are what these cover, so that two devices at once count
 * once, and no more than the rows say; else the sum of what they say.
 */
export function together(stays: readonly Stay[]): Pick<Attended, "joined_at" | "left_at" | "minutes"> {
  const times = (which: "from" | "until") => stays.flatMap((stay) => stay[which]?.getTime() ?? []);
  const [begins, ends] = [times("from"), times("until")];
  const said = stays.flatMap(({ minutes }) => minutes ?? []);
  const sum = said.length > 0 ? said.reduce((a, b) => a + b, 0) : null;
  return {
    joined_at: begins.length > 0 ? new Date(Math.min(...begins)) : null,
    left_at: ends.length > 0 ? new Date(Math.max(...ends)) : null,
    minutes: said.length < stays.length ? (covered(stays) ?? sum) : least(covered(stays), sum),
  };
}

function least(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

/** How many minutes the stays cover together; null where there is none, or one has no beginning or end. */
function covered(stays: readonly Stay[]): number | null {
  if (stays.length === 0 || stays.some(({ from, until }) => !from || !until || until < from)) return null;
  const inOrder = stays
    .map(({ from, until }) => [from!.getTime(), until!.getTime()] as const)
    .sort((a, b) => a[0] - b[0]);
  let total = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const [from, until] of inOrder) {
    total += Math.max(0, until - Math.max(from, end));
    end = Math.max(end, until);
  }
  return whole(total / 60_000);
}
