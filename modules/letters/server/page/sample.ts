import { formatDate, formatMoney, type Language, moneyInWords } from "../../../../platform/i18n/index.ts";
import type { GapName } from "../../contract.ts";
import type { Recipient } from "./letter-page.ts";

const said = {
  fa: {
    name: "مینا شریفی",
    honorific: "سرکار خانم",
    city: "شیراز",
    lines: "خیابان زند، کوچهٔ ۱۲، پلاک ۸، واحد ۳",
    phone: "۰۹۱۷۰۰۰۰۰۰۰",
    code: "۷۱۳۴۸۶۷۸۹۱",
    order: "۱۰۲۴",
    agent: "نازنین رستمی",
  },
  en: {
    name: "Mina Sharifi",
    honorific: "Ms.",
    city: "Shiraz",
    lines: "8 Zand Street, flat 3",
    phone: "09170000000",
    code: "7134867891",
    order: "1024",
    agent: "Nazanin Rostami",
  },
} as const;
const amount = 12_500_000;

/** Somebody who does not exist, for looking at a template. */
export function sampleOf(
  language: Language,
  { brand, now }: { brand: string; now: Date },
): { values: Record<GapName, string>; to: Recipient } {
  const { name, honorific, city, lines, phone, code, order, agent } = said[language];
  const dates = { language, calendar: language === "fa" ? "jalali" : "gregorian", timeZone: "Asia/Tehran" } as const;
  const today = formatDate(now, dates);
  const values: Record<GapName, string> = {
    ...{ "customer.name": name, "customer.honorific": honorific, "customer.city": city, "customer.phone": phone },
    ...{ "address.lines": lines, "address.city": city, "address.postal_code": code },
    ...{ "order.number": order, "order.date": today, "order.amount": formatMoney(amount, "IRR", "toman", language) },
    "order.amount_in_words": moneyInWords(amount, "IRR", "toman", language),
    ...{ "agent.name": agent, today, "brand.name": brand },
  };
  return { values, to: { name, lines, city, province: null, postal_code: said.en.code } };
}
