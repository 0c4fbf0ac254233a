import { usualWeek, type WorkingWeek } from "../../../modules/admin/contract.ts";
import type { Calendar, Language, MoneyUnit } from "../../../platform/i18n/index.ts";

/** What the set-up asks; sent as it is. */
export type SetUpAnswers = {
  brand: {
    name: string;
    language: Language;
    calendar: Calendar;
    currency: string;
    moneyUnit: MoneyUnit;
    timeZone: string;
    workingWeek: WorkingWeek;
  };
  owner: { name: string; email: string; password: string };
};

/** The answers before anybody changed them. */
export function firstAnswers(language: Language): SetUpAnswers {
  return {
    brand: {
      name: "",
      language,
      calendar: "jalali",
      currency: "IRR",
      moneyUnit: "toman",
      timeZone: "Asia/Tehran",
      workingWeek: usualWeek,
    },
    owner: { name: "", email: "", password: "" },
  };
}
