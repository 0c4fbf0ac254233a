/** Words of the notes about a customer, in Persian (the source). */
export const fa = {
  write: "یادداشت تازه",
  placeholder: "چیزی که همکارانتان باید بدانند",
  private: "یادداشت‌ها فقط برای همکاران است و مشتری آن‌ها را نمی‌بیند.",
  save: "ذخیرهٔ یادداشت",
  edit: "ویرایش یادداشت",
  remove: "حذف یادداشت",
  removed: "یادداشت حذف شد",
  edited: "ویرایش شده",
  someone: "همکار پیشین",
  empty: "هنوز یادداشتی نیست.",
};
