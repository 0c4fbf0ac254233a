import { modeNames } from "../contract/mode-names.ts";

/** Words that several screens of surveys share. */
export const fa = {
  title: "نظرسنجی‌ها",
  states: { draft: "پیش‌نویس", live: "منتشرشده", closed: "بسته" },
  changed: "با تغییر منتشرنشده",
  tabs: { build: "ساخت", asking: "پرسیدن", responses: "پاسخ‌ها", phone: "مصاحبهٔ تلفنی", paper: "ورود برگه‌ها" },
  parts: "بخش‌های نظرسنجی",
  back: "همهٔ نظرسنجی‌ها",
  close: "بستن",
  undo: "بازگردانی",
  languages: { fa: "فارسی", en: "انگلیسی" },
  modes: modeNames.fa,
  scores: { nps: "NPS", nps_1_10: "NPS (۱ تا ۱۰)", csat: "رضایت", ces: "سهولت", expectation: "انتظار" } as Record<
    string,
    string
  >,
  expectations: { "1": "کمتر از انتظار", "2": "همان انتظار", "3": "بیشتر از انتظار" } as Record<string, string>,
  outOf: (score: string, of: string) => `${score} از ${of}`,
  groups: { promoter: "مروج", passive: "خنثی", detractor: "منتقد" },
  nobody: "بی‌نام",
  yes: "بله",
  no: "خیر",
  passedOver: "پاسخ نداد",
};
