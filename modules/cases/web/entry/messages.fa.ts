export const fa = {
  cases: "پرونده‌ها",
  open: "باز کردن پرونده",
  title: "موضوع پرونده",
  opened: "پرونده باز شد.",
  nothing: "این مشتری پرونده‌ای ندارد.",
  given: (number: string) => `پروندهٔ ${number} به شما رسید.`,
  up: (number: string) => `مهلت پروندهٔ ${number} گذشت و بالا آمد.`,
  show: "دیدن",
  code: "با کد معرفی آمده است؟",
  save: "ثبت کد",
  saved: "کد ثبت شد.",
};
