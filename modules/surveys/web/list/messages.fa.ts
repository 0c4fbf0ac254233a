import type { TemplateName } from "../../contract.ts";

/** Words of the list of surveys. */
export const fa = {
  note: (n: string) => `${n} نظرسنجی`,
  add: "نظرسنجی تازه",
  columns: { name: "نام", state: "وضعیت", responses: "پاسخ‌ها", last: "آخرین پاسخ", updated: "تغییر" },
  never: "هنوز پاسخی نیست",
  more: (name: string) => `کارهای «${name}»`,
  copy: "ساختن نسخهٔ دیگر",
  copyName: (name: string) => `${name} (رونوشت)`,
  copied: "رونوشت ساخته شد.",
  fromFile: "از فایل نظرسنجی",
  notASurvey: "این فایل نظرسنجی همدل نیست. فایلی را برگزینید که از «خروجی» یک نظرسنجی گرفته‌اید.",
  exportFile: "دریافت JSON",
  importFile: "ورود از JSON",
  imported: "نظرسنجی از فایل ساخته شد.",
  notAFile: "این فایل، نظرسنجی همدل نیست.",
  remove: "برداشتن",
  removed: "نظرسنجی برداشته شد؛ پاسخ‌هایش می‌مانند.",
  emptyTitle: "از مشتریان بپرسید، عدد بگیرید، پیگیری کنید",
  emptyText:
    "با یک پرسش شروع کنید: «چقدر احتمال دارد ما را توصیه کنید؟». پاسخ‌ها کنار نام مشتری و در یک آمار جمع می‌شوند.",
  newTitle: "نظرسنجی تازه",
  template: "با چه شروع شود",
  name: "نام",
  key: "شناسه در نشانی‌ها",
  keyNote: "حروف کوچک لاتین، رقم و خط تیره",
  make: "ساختن نظرسنجی",
  cancel: "انصراف",
  templates: {
    nps: { name: "شاخص وفاداری (NPS)", first: "چقدر احتمال دارد ما را به دوستان یا همکاران خود توصیه کنید؟" },
    csat: { name: "رضایت از پاسخ‌گویی (CSAT)", first: "از پاسخ‌گویی ما چقدر راضی بودید؟" },
    ces: { name: "سهولت (CES)", first: "حل مشکلم را برایم آسان کردند." },
    expectation: { name: "در برابر انتظار", first: "تجربهٔ شما در برابر انتظارتان چطور بود؟" },
    product: { name: "نظر دربارهٔ کالا", first: "از کالایی که خریدید چقدر راضی هستید؟" },
    free: { name: "پرسش‌نامهٔ آزاد", first: "چه کار کنیم که تجربهٔ بهتری داشته باشید؟" },
  } satisfies Record<TemplateName, { name: string; first: string }>,
};
