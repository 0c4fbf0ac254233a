/** Words of saved views, in Persian (the source). */
export const fa = {
  saved: "نماهای ذخیره‌شده",
  save: "ذخیره به نام نما",
  title: "ذخیرهٔ نما",
  what: "همین فیلترها زیر یک نام می‌مانند و شمارشان همیشه پیداست.",
  name: "نام نما",
  namePlaceholder: "مثلاً «فوری‌های ارسال»",
  share: "همهٔ همکاران هم ببینند",
  done: (name: string) => `نمای «${name}» ذخیره شد`,
  more: (name: string) => `تغییر نمای «${name}»`,
  update: "نگه داشتن فیلترهای کنونی در آن",
  rename: "تغییر نام و اشتراک",
  remove: "برداشتن نما",
  removed: (name: string) => `نمای «${name}» برداشته شد`,
};
