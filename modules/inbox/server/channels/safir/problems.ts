import { botProblems } from "../bots/problems.ts";
import type { Sentence } from "../channel-adapter.ts";

/** What is said of a bot's messages and is true here too. */
const shared = [
  ...["no_answer", "provider_unreachable", "address_refused", "provider_error", "answer_not_understood"],
  ...["rate_limited", "request_refused", "text_empty", "text_too_long", "file_too_large", "partly_sent"],
];

/** Codes of the Safir adapter and what people read for them. */
export const safirProblems: Record<string, Sentence> = {
  ...Object.fromEntries(shared.map((code) => [code, botProblems[code]!])),
  not_in_bale: {
    fa: "این شماره در بله حساب ندارد. از پیامک یا راه دیگری بفرستید؛ اگر خط پیامک را جایگزین کرده باشید، خودش از آن می‌رود.",
    en: "This number has no Bale account. Use a text message or another way; a line that stands in carries it by itself.",
  },
  recipient_refused: {
    fa: "سفیر تنها به شمارهٔ موبایل ایران می‌فرستد و این شماره را نپذیرفت. شماره را بررسی کنید.",
    en: "Safir sends to Iranian mobile numbers alone and did not accept this one. Please check the number.",
  },
  provider_credit: {
    fa: "اعتبار سفیر کافی نیست. آن را در پنل کسب‌وکار بله شارژ کنید و دوباره بفرستید.",
    en: "Safir's credit does not suffice. Top it up in Bale's business panel, then send again.",
  },
  contact_limit: {
    fa: "بازوی شما به سقف مخاطبانش رسیده است. در پنل کسب‌وکار بله سقف را بالا ببرید.",
    en: "Your bot has reached its limit of contacts. Raise it in Bale's business panel.",
  },
  key_refused: {
    fa: "کلید سفیر پذیرفته نشد. API Access Key را از پنل کسب‌وکار بله دوباره بردارید و در تنظیمات کانال بگذارید.",
    en: "Safir's key was not accepted. Copy the API Access Key from Bale's business panel again into the channel's settings.",
  },
  file_refused: {
    fa: "سفیر این فایل را نگرفت و پیام نرفت. کمی بعد دوباره بفرستید یا فایل را کوچک‌تر کنید.",
    en: "Safir did not take the file, and the message did not go. Send it again later, or make the file smaller.",
  },
  key_works: {
    fa: "کلید سفیر پذیرفته شد؛ برای آزمودن چیزی به کسی فرستاده نشد. شناسهٔ بازو با نخستین پیام آزموده می‌شود.",
    en: "Safir accepted the key; nothing was sent to anybody for it. The bot's number is put to the test by the first message.",
  },
};
