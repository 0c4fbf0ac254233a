import type { Language } from "./language.ts";

const formatters = new Map<string, Intl.NumberFormat>();

/** An `Intl` number formatter, made once per language and options. */
export function numberFormatter(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language}${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(language, options);
  formatters.set(key, made);
  return made;
}

/** A number with separators and the digits of the language; `digits` is the most decimals shown (2 unless told). */
export function formatNumber(value: number | bigint, language: Language, digits = 2): string {
  return numberFormatter(language, { maximumFractionDigits: digits }).format(value);
}

/** A fraction (0.4948) as a percentage («۴۹٫۵٪»); `digits` is the most decimals shown (1 unless told). */
export function formatPercent(fraction: number, language: Language, digits = 1): string {
  const text = numberFormatter(language, { style: "percent", maximumFractionDigits: digits }).format(fraction);
  // Without this mark the sign stands on either side of the digits, depending on the letters before it.
  return language === "fa" ? `\u061C${text}` : text;
}

/** A number in few characters for axes and badges («۱٫۲ میلیون», 1.2M). */
export function formatCompact(value: number | bigint, language: Language): string {
  return numberFormatter(language, { notation: "compact", maximumFractionDigits: 1 }).format(value);
}
