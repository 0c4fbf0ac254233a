import type { Sentence } from "../channels/channel-adapter.ts";

/** What every way to push may meet. */
export const pushProblems: Readonly<Record<string, Sentence>> = {
  away: {
    fa: "سرویس اعلان پاسخ نداد. همدل خودش دوباره می‌فرستد.",
    en: "The push service did not answer. Hamdel tries again by itself.",
  },
  over_quota: {
    fa: "سرویس اعلان فعلاً بیش از این نمی‌پذیرد. همدل کمی بعد دوباره می‌فرستد.",
    en: "The push service takes no more just now. Hamdel tries again a little later.",
  },
  bad_credentials: {
    fa: "سرویس اعلان کلید ما را نپذیرفت. کلید تازه‌ای بگیرید و اینجا بگذارید.",
    en: "The push service did not accept our key. Get a new one and put it here.",
  },
  address_refused: {
    fa: "نشانی دستگاه بیرون از اینترنت عمومی است و چیزی به آن فرستاده نمی‌شود.",
    en: "The device's address is not on the open internet; nothing is sent to it.",
  },
  other_app: {
    fa: "این دستگاه با پروژه یا برنامهٔ دیگری ثبت شده است. شناسهٔ پروژه یا برنامه را بررسی کنید.",
    en: "This device was registered by another project or app. Check the project's or the app's name.",
  },
  refused: {
    fa: "سرویس اعلان این پیام را نپذیرفت.",
    en: "The push service did not accept this notice.",
  },
};
