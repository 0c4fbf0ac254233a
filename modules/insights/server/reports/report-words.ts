import { formatDate, formatNumber, formatPercent, type Language } from "../../../../platform/i18n/index.ts";
import type { Brand } from "../../../admin/index.ts";
import type { MetricUnit } from "../../contract.ts";
import { en } from "./words.en.ts";
import { fa } from "./words.fa.ts";

/** What writes the letters of a brand: its words, days of its calendar, and values as pages write them. */
export function wordsOf(language: Language, { calendar, timeZone }: Pick<Brand, "calendar" | "timeZone">) {
  const day = (iso: string) => formatDate(iso, { language, calendar, timeZone }, "long");
  const value = (unit: MetricUnit, of: number | null) => {
    if (of === null) return "–";
    return unit === "score" ? formatNumber(Math.round(of), language) : formatPercent(of, language, 0);
  };
  return { words: language === "en" ? en : fa, day, value, number: (n: number) => formatNumber(n, language) };
}
