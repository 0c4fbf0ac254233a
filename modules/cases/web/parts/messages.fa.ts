export const fa = {
  states: {
    open: "باز",
    contacted: "تماس گرفته شد",
    waiting_confirmation: "منتظر تأیید مشتری",
    reopened: "دوباره باز شد",
    solved: "حل شد، به گفتهٔ مشتری",
    closed_unconfirmed: "بسته، بی‌پاسخ مشتری",
    withdrawn: "برداشته شد",
  },
  severities: { low: "کم", normal: "معمولی", high: "بالا" },
  severity: "اهمیت",
  kinds: { nps: "وفاداری", nps_1_10: "وفاداری", csat: "رضایت", ces: "سهولت", expectation: "انتظار" } as Record<
    string,
    string
  >,
  expectations: ["", "کمتر از انتظار", "در حد انتظار", "بیش از انتظار"],
  outOf: (score: string, most: string) => `${score} از ${most}`,
  number: (number: string) => `پروندهٔ ${number}`,
  due: "مهلت تماس",
  overdue: "مهلت گذشت",
  nobody: "بی‌مسئول",
  unnamed: "مشتری بی‌نام",
  escalated: "رسیده به مدیر",
  noTitle: "بی‌عنوان",
  cause: "علت ریشه‌ای",
  chooseCause: "علت را انتخاب کنید",
  anything: "هر علتی",
};
