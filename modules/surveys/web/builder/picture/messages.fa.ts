/** Words of a picture of an option, as it is uploaded. */
export const fa = {
  picture: "تصویر",
  add: "افزودن تصویر",
  change: "تصویر دیگر",
  remove: (name: string) => `برداشتن تصویر ${name}`,
  drop: "یا تصویری را اینجا رها کنید، یا بچسبانید",
  alt: "در تصویر چه دیده می‌شود؟",
  altNote: "برای کسی که تصویر را نمی‌بیند.",
  address: "نشانی تصویر (https)",
  byAddress: "به‌جای آن نشانی بدهید",
  of: (label: string, name: string) => `${label} ${name}`,
  inLanguage: { fa: "فارسی", en: "انگلیسی" },
  coming: "در حال فرستادن…",
};
