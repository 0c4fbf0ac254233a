import type { Cell, Table } from "../../../../platform/files/index.ts";
import type { Language } from "../../../../platform/i18n/index.ts";
import type { MetricAnswer, MetricGroup } from "../../contract.ts";

const headings: Record<Language, Record<string, string>> = {
  fa: {
    n: "تعداد پاسخ",
    value: "مقدار",
    low: "کران پایین ۹۵٪",
    high: "کران بالا ۹۵٪",
    mean: "میانگین",
    label: "نام",
    channel: "کانال",
    touchpoint: "نقطهٔ تماس",
    partner: "نمایندگی",
    product: "کالا",
    agent: "کارشناس",
    mode: "شیوهٔ پاسخ",
    day: "روز",
    month: "ماه",
    survey: "نظرسنجی",
    segment: "گروه مشتریان",
    silence: "سکوت",
    asked: "پرسیده",
    skipped: "بی‌پاسخ",
    hits: "در بالا",
    promoters: "مروج",
    passives: "خنثی",
    detractors: "منتقد",
  },
  en: { n: "Answers", value: "Value", low: "Low 95%", high: "High 95%", asked: "Asked", skipped: "Passed over" },
};

/** A group in one line: its key, its numbers, how many were asked, and how often each answer was given. */
function flat({ key, distribution, responses, ...numbers }: MetricGroup): Record<string, Cell> {
  const simple = Object.entries(numbers).filter(([, value]) => value === null || typeof value !== "object");
  const given = Object.entries((distribution as Record<string, number>) ?? {});
  const { asked, skipped } = (responses as { asked?: number; skipped?: number }) ?? {};
  return {
    ...key,
    ...(Object.fromEntries(simple) as Record<string, Cell>),
    ...(asked !== undefined && { asked, skipped: skipped ?? 0 }),
    ...Object.fromEntries(given.map(([answer, n]) => [`= ${answer}`, n])),
  };
}

/** An answer as a table: a line for each group, in the reader's language and direction. */
export function answerTable(answer: MetricAnswer, language: Language): Table {
  const rows = answer.groups.map(flat);
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    fields,
    headings: fields.map((field) => headings[language][field] ?? field),
    rows: rows.map((row) => fields.map((field) => row[field] ?? null)),
    look: { rightToLeft: language === "fa", sheetName: answer.title },
  };
}
