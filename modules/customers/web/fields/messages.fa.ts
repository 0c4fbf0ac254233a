/** Words of the brand's own fields of customers, in Persian (the source). */
export const fa = {
  title: "ویژگی‌های مشتریان",
  note: "چیزهایی که برند شما می‌خواهد دربارهٔ هر مشتری بداند، مانند اندازهٔ لباس یا شمارهٔ اشتراک.",
  add: "افزودن ویژگی",
  change: "ویرایش ویژگی",
  label: "نام",
  labelPlaceholder: "مثلاً اندازهٔ لباس",
  key: "نام در پرونده‌ها و API",
  keyHint: "با حرف انگلیسی کوچک، عدد و خط زیر؛ بعداً عوض نمی‌شود.",
  type: "نوع",
  types: { text: "متن", number: "عدد", date: "تاریخ", boolean: "بله یا خیر", choice: "یکی از چند گزینه" },
  choices: "گزینه‌ها",
  choicesHint: "پس از هر گزینه Enter بزنید.",
  save: "ذخیرهٔ ویژگی",
  saved: (label: string) => `ویژگی «${label}» ذخیره شد`,
  removed: (label: string) => `ویژگی «${label}» برداشته شد`,
  remove: (label: string) => `برداشتن «${label}»`,
  edit: (label: string) => `ویرایش «${label}»`,
  empty: {
    title: "هنوز ویژگی دلخواهی ندارید",
    text: "هر ویژگی که بسازید، در صفحهٔ مشتری، ستون‌های فهرست، گروه‌ها و پرونده‌ها دیده می‌شود.",
  },
};
