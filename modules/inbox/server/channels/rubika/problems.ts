import { botProblems } from "../bots/problems.ts";

/** Codes of the Rubika adapter and what people read for them. */
export const rubikaProblems: Record<string, { fa: string; en: string }> = {
  ...botProblems,
  blocked: {
    fa: "این شخص ربات شما را بسته یا گفتگو را پایان داده است. از راه دیگری با او تماس بگیرید.",
    en: "This person has stopped or blocked your bot. Please use another way.",
  },
  token_refused: {
    fa: "توکن ربات پذیرفته نشد. در روبیکا توکن را از BotFather دوباره بردارید و در تنظیمات کانال بگذارید.",
    en: "The bot's token was not accepted. Copy it from BotFather in Rubika again into the channel's settings.",
  },
  hook_refused: {
    fa: "روبیکا این نشانی را نپذیرفت. نشانی همدل باید https باشد و از اینترنت باز شود؛ تا آن زمان «دریافت با پرسیدن» کار می‌کند.",
    en: "Rubika did not accept this address. Hamdel must be reachable by https from the internet; until then it can be asked.",
  },
  file_refused: {
    fa: "روبیکا این فایل را نگرفت و پیام نرفت. کمی بعد دوباره بفرستید یا فایل را کوچک‌تر کنید.",
    en: "Rubika did not take the file, and the message did not go. Send it again later, or make the file smaller.",
  },
  message_removed: {
    fa: "مشتری پیامی را که پیش‌تر فرستاده بود پاک کرد. آنچه همکاران خوانده‌اند اینجا می‌ماند.",
    en: "The customer removed a message sent earlier. What colleagues have read stays here.",
  },
};
