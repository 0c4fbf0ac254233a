/** The words of the pages behind codes. */
export const fa = {
  chatTitle: (place: string) => `گفتگو با ${place}`,
  chatIntro: "پیام‌تان را بنویسید؛ می‌دانیم از کجا می‌نویسید.",
  open: "باز کردن گفتگو",
  chatOff: "گفتگو از این‌جا فعلاً بسته است.",
  retiredTitle: "این کد دیگر به کار نمی‌رود",
  retiredText: (brand: string) => `این کارت یا پوستر قدیمی شده است. ${brand} از راه‌های دیگر در خدمت شماست.`,
  goneTitle: "این کد پیدا نشد",
  goneText: "شاید کد کامل خوانده نشده باشد. دوربین را کمی نزدیک‌تر بگیرید و دوباره امتحان کنید.",
  failedTitle: "این صفحه باز نشد",
  failedText: "کمی بعد دوباره امتحان کنید.",
  branches: "شعبه‌ها و راه‌های تماس",
};
export type ScanWords = typeof fa;
