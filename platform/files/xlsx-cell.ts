import { isoOfDayNumber } from "../calendar/index.ts";

const dayOf1900 = -25_569;
const dayOf1904 = -24_107;

/**
 * What a cell of a workbook says, as text: dates as `YYYY-MM-DD`, with `HH:MM:SS` where there is a time, times alone as
 * `HH:MM:SS`; numbers without the noise of floating point; true and false; errors (`#N/A`) as nothing.
 */
export function cellText(type: string, raw: string, isDate: boolean, since1904: boolean): string {
  if (type === "b") return raw === "1" ? "true" : "false";
  if (type === "e") return "";
  if (type === "d") return raw.replace("T", " ").replace(/\.000$|Z$/g, "");
  if (raw === "") return "";
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  if (isDate) return serialText(value, since1904) ?? raw;
  return raw.length <= 15 && !/e/i.test(raw) ? raw : String(value);
}

/** Excel's count of days as a date; undefined outside the years 1900–9999. */
function serialText(serial: number, since1904: boolean): string | undefined {
  const seconds = Math.round(serial * 86_400);
  const days = Math.floor(seconds / 86_400);
  const time = clock(seconds - days * 86_400);
  if (serial < 0 || days > 2_958_465) return undefined;
  if (days === 0 && !since1904) return time;
  // Excel believes in 29 February 1900, so the days before it are off by one.
  const shift = since1904 ? dayOf1904 : days < 60 ? dayOf1900 + 1 : dayOf1900;
  const day = isoOfDayNumber(days + shift);
  return time === "00:00:00" ? day : `${day} ${time}`;
}

function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
