/** What the shop changed, or is about to. Days are counted back from today. */
export const improvementStories = [
  {
    title: "جعبهٔ دولایه برای شکستنی‌ها",
    what: "همهٔ سرامیک‌ها و شیشه‌ها با جعبهٔ دولایه می‌روند.",
    causes: ["delivery.packing"],
    state: "done",
    changed: 40,
  },
  {
    title: "پیامک در هر مرحلهٔ ارسال",
    what: "پس از تحویل به پست و روز رسیدن، پیامک می‌رود.",
    causes: ["delivery.untold", "delivery.late"],
    state: "doing",
    changed: 15,
  },
  {
    title: "هزینهٔ ارسال پیش از سبد خرید",
    what: "در صفحهٔ کالا نوشته می‌شود.",
    causes: ["price.unclear"],
    state: "planned",
    changed: null,
  },
  {
    title: "بازگشت پول در دو روز کاری",
    what: "حسابداری هر روز واریز می‌کند.",
    causes: ["price.refund"],
    state: "done",
    changed: 35,
  },
] as const;
