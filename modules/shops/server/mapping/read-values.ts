import { toLatinDigits } from "../../../../platform/i18n/digits.ts";
import { normalise } from "../../../../platform/identifiers/index.ts";
import {
  isDateFormat,
  isValueProblem,
  moneyUnitOf,
  parseDate,
  parseDecimal,
  parseMoney,
  parsePrice,
} from "../../../../platform/values/index.ts";
import type { OrderStatus } from "../../../catalog/index.ts";
import { statusOf } from "../../../imports/index.ts";
import type { ReadProblem, Rule } from "../../contract.ts";

/** A value read, or why it is none. */
export type Read<T> = { value: T; problem: null } | { value: null; problem: ReadProblem };
const read = <T>(value: T): Read<T> => ({ value, problem: null });
const none = (problem: ReadProblem): { value: null; problem: ReadProblem } => ({ value: null, problem });

export type Money = { currency: string; unit: ReturnType<typeof moneyUnitOf>["unit"] };

/** In what amounts of a field are written: as the rule says, else as the currency's own code does. */
export function moneyOf(code: string, rule: Rule | undefined): Money | null {
  const { currency, unit } = moneyUnitOf(code);
  if (!/^[A-Z]{3}$/.test(currency)) return null;
  return { currency, unit: currency === "IRR" && rule?.unit && rule.unit !== "major" ? rule.unit : unit };
}

/** An amount in minor units, rounded once; Persian digits and separators as people write them. */
export function readMoney(text: string, { currency, unit }: Money): Read<number> {
  const amount = parseMoney(text, currency, unit);
  return isValueProblem(amount) ? none(amount as ReadProblem) : read(amount);
}

/** A price as exact decimal text in minor units. */
export function readPrice(text: string, { currency, unit }: Money): Read<string> {
  const price = parsePrice(text, currency, unit);
  return isValueProblem(price) ? none(price as ReadProblem) : read(price);
}

/** A decimal, Persian digits too. */
export function readNumber(text: string): Read<string> {
  const number = parseDecimal(text);
  return isValueProblem(number) ? none(number as ReadProblem) : read(number);
}

/** An instant; without a zone it is read on the brand's clock, and years before 1600 are Jalali. */
export function readDate(text: string, rule: Rule | undefined, timeZone: string): Read<Date> {
  const format = rule?.format || "auto";
  if (!isDateFormat(format)) return none("date_format_unknown");
  const date = parseDate(text, format, timeZone);
  return date instanceof Date ? read(date) : none(date as ReadProblem);
}

/** A phone or e-mail in its normal form, with how it is shown. */
export function readContact(type: "phone" | "email", text: string): Read<{ value: string; shown: string }> {
  const found = normalise(type, text);
  return "problem" in found ? none(found.problem as ReadProblem) : read(found);
}

/** A customer's number: as it is, of any length that can be kept. */
export function readNumberOfShop(text: string): Read<string> {
  const found = normalise("crm", text);
  return "problem" in found ? none(found.problem as ReadProblem) : read(found.value);
}

/** The status that a shop's word means. */
export function readStatus(text: string): Read<OrderStatus> {
  const status = statusOf(text);
  return status ? read(status) : none("status_unknown");
}

/** A word as the timeline knows them: `sms`, `page_view`. */
export function readWord(text: string): Read<string> {
  const word = toLatinDigits(text)
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
  return /^[a-z][a-z0-9_]{0,39}$/.test(word) ? read(word) : none("word_unreadable");
}

/** An address of the web. */
export function readUrl(text: string): Read<string> {
  const good = text.length <= 2000 && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
  return good ? read(text) : none("url_unreadable");
}

/** A text of at most so many characters. */
export function readText(text: string, longest: number): Read<string> {
  return text.length > longest ? none("too_long") : read(text);
}
