import type { Purpose } from "../../contract.ts";

/** Words of the pages on which customers choose what reaches them, in Persian (the source). */
export const fa = {
  title: (brand: string) => `پیام‌هایی که از ${brand} می‌گیرید`,
  intro: "هر پیامی را که نمی‌خواهید بردارید و هر کدام را که می‌خواهید بگذارید. هر زمان می‌توانید نظرتان را عوض کنید.",
  yours: "این صفحه برای این نشانی است:",
  purposes: {
    service: "خبر سفارش‌ها و خدمات",
    marketing: "پیشنهادها و تخفیف‌ها",
    survey: "نظرسنجی‌ها",
  } satisfies Record<Purpose, string>,
  hints: {
    service: "آماده شدن سفارش، زمان تحویل، پاسخ به پرسش شما",
    marketing: "کالاهای تازه، حراج‌ها، پیشنهادهای ویژه",
    survey: "پرسشی کوتاه دربارهٔ خرید یا گفتگوی شما",
  } satisfies Record<Purpose, string>,
  channels: {
    sms: "پیامک",
    email: "ایمیل",
    phone: "تماس تلفنی",
    whatsapp: "واتساپ",
    telegram: "تلگرام",
    bale: "بله",
    rubika: "روبیکا",
    eitaa: "ایتا",
    instagram: "اینستاگرام",
    messenger: "مسنجر",
    chat: "گفتگوی سایت",
    push: "اعلان مرورگر",
    letter: "نامه",
  } as Record<string, string>,
  stopped: "ارسال به این نشانی پیش‌تر متوقف شده است. تا برند آن را باز نکند، چیزی فرستاده نمی‌شود.",
  save: "ذخیرهٔ انتخاب‌ها",
  stopAll: "توقف همهٔ پیشنهادها و نظرسنجی‌ها",
  saved: "انتخاب‌های شما ذخیره شد.",
  otherLanguage: "English",
  stopTitle: (purpose: string, channel: string) => `توقف «${purpose}» با ${channel}`,
  stopText: (brand: string, purpose: string, channel: string) =>
    `با زدن این دکمه، ${brand} دیگر «${purpose}» را با ${channel} برای شما نمی‌فرستد.`,
  stop: "دیگر نفرستید",
  stopDone: (purpose: string, channel: string) => `«${purpose}» دیگر با ${channel} برای شما فرستاده نمی‌شود.`,
  stopDoneTitle: "انجام شد",
  manage: "دیدن و تغییر همهٔ پیام‌ها",
  expiredTitle: "این پیوند دیگر کار نمی‌کند",
  expired:
    "پیوند تازه در پای آخرین پیامی است که از ما گرفته‌اید. اگر آن را ندارید، به ما بگویید کدام پیام را نمی‌خواهید.",
  failedTitle: "انجام نشد",
  failed: "چیزی عوض نشده است. لطفاً کمی بعد دوباره امتحان کنید.",
};
