export const dateParts = ["year", "month", "day", "hour", "minute", "second", "fraction", "half", "offset"] as const;
export type DatePart = (typeof dateParts)[number];

/** A date format ready for use; `groups` says which group of the pattern holds which part. */
export type DateFormat = { pattern: RegExp; groups: Partial<Record<DatePart, number>> };

const half = "[AaPp]\\.?[Mm]\\.?|[قب]\\.?\\s?ظ\\.?";
const offset = "[Zz]|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?";
const tokens: Record<string, [DatePart, string]> = {
  YYYY: ["year", "\\d{4}"],
  MM: ["month", "\\d{1,2}"],
  M: ["month", "\\d{1,2}"],
  DD: ["day", "\\d{1,2}"],
  D: ["day", "\\d{1,2}"],
  HH: ["hour", "\\d{1,2}"],
  H: ["hour", "\\d{1,2}"],
  hh: ["hour", "\\d{1,2}"],
  h: ["hour", "\\d{1,2}"],
  mm: ["minute", "\\d{2}"],
  ss: ["second", "\\d{2}"],
  SSS: ["fraction", "\\d{1,9}"],
  A: ["half", half],
  Z: ["offset", offset],
};
const tokenPattern = /YYYY|SSS|MM|DD|HH|hh|mm|ss|[MDHhAZ]|\s+|[\s\S]/g;
const timeTokens = "[ H:mm[:ss[.SSS]][ A][ Z]]";

/**
 * Reads a format: `DD/MM/YYYY`, `YYYY-MM-DD HH:mm[:ss]` (brackets: may be missing), `dd.MM.yyyy`, `%Y%m%d`. The signs - / .
 * stand for one another, and without hours in the format a time may follow the date. Undefined when it makes no sense.
 */
export function compileDateFormat(format: string): DateFormat | undefined {
  if (format.length > 60) return undefined;
  const asked = spelled(format);
  // Digits without anything between them must come in full.
  const packed = /YYYYMM|MMDD|DDMM|MMYYYY/.test(asked);
  const whole = /[Hh]/.test(asked) ? asked : asked + timeTokens;
  const groups: DateFormat["groups"] = {};
  let count = 0;
  const source = whole.replace(tokenPattern, (part) => {
    const token = tokens[part];
    if (!token) return literal(part);
    groups[token[0]] = ++count;
    return `(${packed ? token[1].replace("{1,2}", "{2}") : token[1]})`;
  });
  const once = Object.keys(groups).length === count;
  if (!once || !groups.year || !groups.month || !groups.day) return undefined;
  try {
    return { pattern: new RegExp(`^${source}$`), groups };
  } catch {
    return undefined;
  }
}

const strftime: Record<string, string> = {
  Y: "YYYY",
  m: "MM",
  d: "DD",
  H: "HH",
  I: "hh",
  M: "mm",
  S: "ss",
  f: "SSS",
  p: "A",
  z: "Z",
};

/** Other spellings of a format in ours: strftime's, `yyyy-MM-dd`, `yyyy-mm-dd` (no hours: months), `jYYYY/jMM/jDD`. */
function spelled(format: string): string {
  const plain = format
    .replace(/%([A-Za-z])/g, (whole, letter: string) => strftime[letter] ?? whole)
    .replace(/j(?=YYYY|M|D)/g, "")
    .replaceAll("yyyy", "YYYY")
    .replaceAll("'T'", "T")
    .replace(/dd?/g, (days) => days.toUpperCase());
  return plain.includes("M") ? plain : plain.replace("mm", "MM");
}

function literal(part: string): string {
  if (part === "[") return "(?:";
  if (part === "]") return ")?";
  if (/[-/.]/.test(part)) return "[-/.]";
  if (part === ",") return "[,،]?";
  // A space may be the T of ISO 8601, and a comma may stand before it. Texts come with single spaces, so that no format,
  // however odd, makes the pattern try many ways.
  if (/^\s+$/.test(part)) return "(?:T|[,،]? ?)";
  return part.replace(/[\\^$*+?()[\]{}|]/g, "\\$&");
}
