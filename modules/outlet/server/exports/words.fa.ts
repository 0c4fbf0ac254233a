/** Words of the letter about an export that failed, in Persian (the source). */
export const fa = {
  subject: (name: string) => `«${name}» فرستاده نشد`,
  failed: (name: string, tries: string) => `فرستادن «${name}» پس از ${tries} تلاش کنار گذاشته شد.`,
  said: (detail: string) => `پاسخ آن سرور: ${detail}`,
  next: "چیزی از دست نرفته است: هرچه فرستاده نشد با نوبت بعدی می‌رود.",
  open: (link: string) => `دیدن و درست کردن: ${link}`,
};
