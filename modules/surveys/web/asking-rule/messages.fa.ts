/** Words that rules of asking on sites and in apps share. */
export const fa = {
  edit: "تغییر",
  cancel: "انصراف",
  save: "ذخیره",
  saved: "ذخیره شد",
  siteSettings: "تنظیم سایت‌ها",
  share_before: "از هر صد نفر",
  share: "از هر صد نفر، چند نفر",
  share_after: "نفر، به قرعه؛ و همان نفر تا",
  again: "تا چند روز دوباره نه",
  again_after: "روز دوباره نمی‌بیند.",
};
