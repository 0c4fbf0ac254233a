import { use, useMemo } from "react";
import {
  type DateSettings,
  type DateStyle,
  formatCompact,
  formatDate,
  formatDateTime,
  formatDuration,
  formatMoney,
  formatMonth,
  formatNumber,
  formatPercent,
  formatRelative,
  formatTime,
  type Moment,
  type MoneyUnit,
  moneyUnitName,
} from "../i18n/index.ts";
import { usePreferences } from "./preferences.tsx";
import { BrandContext } from "./session.ts";

type Settings = DateSettings & { currency: string; moneyUnit: MoneyUnit };

/** The language, calendar, zone and currency that the page is written in. */
export function useFormatSettings(): Settings {
  const { language, calendar } = usePreferences();
  const brand = use(BrandContext);
  const chosen = calendar ?? brand?.calendar ?? (language === "fa" ? "jalali" : "gregorian");
  const timeZone = brand?.timeZone ?? "Asia/Tehran";
  const currency = brand?.currency ?? "IRR";
  const moneyUnit = brand?.moneyUnit ?? "toman";
  return useMemo(
    () => ({ language, calendar: chosen, timeZone, currency, moneyUnit }),
    [language, chosen, timeZone, currency, moneyUnit],
  );
}

function formatsFor(settings: Settings) {
  const { language } = settings;
  return {
    ...settings,
    number: (value: number | bigint, digits?: number) => formatNumber(value, language, digits),
    compact: (value: number | bigint) => formatCompact(value, language),
    percent: (fraction: number, digits?: number) => formatPercent(fraction, language, digits),
    money: (minor: number | bigint, currency = settings.currency) =>
      formatMoney(minor, currency, settings.moneyUnit, language),
    moneyUnitName: moneyUnitName(settings.currency, settings.moneyUnit, language),
    date: (moment: Moment, style?: DateStyle) => formatDate(moment, settings, style),
    time: (moment: Moment) => formatTime(moment, settings),
    dateTime: (moment: Moment, style?: DateStyle) => formatDateTime(moment, settings, style),
    month: (moment: Moment) => formatMonth(moment, settings),
    relative: (moment: Moment, now: Moment = Date.now()) => formatRelative(moment, now, settings),
    duration: (seconds: number) => formatDuration(seconds, language),
  };
}

/** Formatters bound to the reader's language and calendar and the brand's zone and currency. */
export function useFormat(): ReturnType<typeof formatsFor> {
  const settings = useFormatSettings();
  return useMemo(() => formatsFor(settings), [settings]);
}
