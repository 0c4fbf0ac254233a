/** Words of reports and alerts that are mailed, in Persian (the source). */
export const fa = {
  period: (from: string, to: string) => (from === to ? from : `${from} تا ${to}`),
  answers: (n: string) => `${n} پاسخ`,
  range: (low: string, high: string) => `${low} تا ${high}`,
  before: (value: string, n: string) => `دورهٔ پیش ${value} (${n} پاسخ)`,
  noBefore: "در دورهٔ پیش پاسخی نبود",
  moved: {
    up: "بالاتر از دورهٔ پیش است؛ این تغییر بیش از اتفاق است.",
    down: "پایین‌تر از دورهٔ پیش است؛ این تغییر بیش از اتفاق است.",
    same: "با این تعداد پاسخ نمی‌شود گفت نسبت به دورهٔ پیش تغییری هست.",
  },
  nothing: "در این دوره کسی به نظرسنجی پاسخ نداد.",
  columns: { group: "گروه", n: "پاسخ", value: "مقدار", range: "بازهٔ ۹۵٪" },
  nobody: "نامشخص",
  hidden: "برای آنکه کسی شناخته نشود پنهان است",
  attached: "جزئیات در فایل پیوست است.",
  open: (link: string) => `دیدن همهٔ عددها: ${link}`,
  why: "این نامه را یکی از همکارانتان در «گزارش و هشدار» برای شما تنظیم کرده است.",
  noChromium: "روی این سرور Chromium نیست، پس به‌جای PDF فایل XLSX فرستاده شد.",
  alertSubject: (metric: string, up: boolean) => `${metric} ${up ? "بالا رفت" : "پایین آمد"}`,
  alert: (metric: string, days: string, before: string, now: string) =>
    `${metric} در ${days} روز گذشته از ${before} به ${now} رسید.`,
  alertSure: (low: string, high: string) => `به احتمال ۹۵٪ تغییر میان ${low} و ${high} است؛ بیش از آنکه اتفاقی باشد.`,
  alertCounts: (now: string, before: string) => `از ${now} پاسخ در این روزها و ${before} پاسخ در روزهای پیش از آن.`,
};
