/** What stands in messages that ask, around the survey's own words. */
export const words = {
  message: "سلام. با یک پاسخ کوتاه به ما کمک می‌کنید کارمان را بهتر کنیم.",
  messageNamed: "{name} عزیز، سلام. با یک پاسخ کوتاه به ما کمک می‌کنید کارمان را بهتر کنیم.",
  subject: "نظر شما دربارهٔ {brand}",
  sendNumber: "عددی از {from} تا {to} بفرستید.",
  sendChoice: "شمارهٔ یکی از این‌ها را بفرستید:",
  orOpen: "یا اینجا پاسخ دهید: {link}",
  open: "برای پاسخ، این نشانی را باز کنید: {link}",
  openButton: "پاسخ به نظرسنجی",
  orOpenButton: "یا نظرسنجی را کامل باز کنید",
  more: "اگر وقت دارید، چند پرسش دیگر هم هست: {link}",
  thanks: "سپاس از وقتی که گذاشتید.",
  closed: "این نظرسنجی پایان یافته است. سپاس که به فکر ما بودید.",
  tapNote: "با زدن یکی از دکمه‌ها صفحه‌ای باز می‌شود تا پاسخ را بفرستید.",
  why: "این نامه را برای این گرفته‌اید که مشتری {brand} هستید.",
  stop: "دیگر نظرسنجی نفرستید",
  stopSms: "لغو۱۱",
  reminder: "یادآوری: هنوز دوست داریم نظرتان را بدانیم. پس از این، دیگر دربارهٔ این نظرسنجی پیام نمی‌فرستیم.",
  test: "آزمایشی",
};
export type AskWords = Record<keyof typeof words, string>;
