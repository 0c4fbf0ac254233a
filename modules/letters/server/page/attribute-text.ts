import { type DateSettings, formatDate, formatNumber, toPersianDigits } from "../../../../platform/i18n/index.ts";
import type { AttributeDefinition } from "../../../customers/contract.ts";
import type { AttributeValue } from "../../../customers/index.ts";
import { en } from "./words.en.ts";
import { fa } from "./words.fa.ts";

/** What a letter says of an attribute of this type, in its language and calendar; empty where nothing is known. */
export function attributeText(
  value: AttributeValue | undefined,
  type: AttributeDefinition["type"],
  dates: DateSettings,
): string {
  const { language } = dates;
  const words = language === "fa" ? fa : en;
  if (value === undefined) return "";
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "number") return formatNumber(value, language);
  if (type === "date") return formatDate(value, dates);
  return language === "fa" ? toPersianDigits(value) : value;
}
