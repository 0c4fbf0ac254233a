import { botProblems } from "../bots/problems.ts";
import type { Sentence } from "../channel-adapter.ts";

/** What is said of a bot's messages and is true of posts too. */
const shared = ["answer_not_understood", "rate_limited", "text_empty", "file_too_large"];

/** Codes of the Eitaa adapter and what people read for them. */
export const eitaaProblems: Record<string, Sentence> = {
  ...Object.fromEntries(shared.map((code) => [code, botProblems[code]!])),
  no_answer: {
    fa: "ایتا پاسخ نداد و معلوم نیست پست منتشر شده است یا نه. پیش از انتشار دوباره، کانال را ببینید.",
    en: "Eitaa did not answer; the post may have been published. Look at the channel before publishing again.",
  },
  provider_unreachable: {
    fa: "به ایتایار وصل نشدیم. اینترنت سرور و نشانی سرویس را بررسی کنید؛ همدل دوباره می‌کوشد.",
    en: "Eitaayar could not be reached. Check the server's connection and the address; Hamdel tries again.",
  },
  address_refused: {
    fa: "نشانی سرویس در شبکهٔ داخلی است. اگر درست است، راهبر سرور آن را در HAMDEL_ALLOW_PRIVATE بنویسد.",
    en: "The address lies in a private network. If that is right, the operator names it in HAMDEL_ALLOW_PRIVATE.",
  },
  provider_error: {
    fa: "در ایتایار خطایی رخ داد و معلوم نیست پست منتشر شده است یا نه. کانال را ببینید.",
    en: "Eitaayar had a fault; the post may have been published. Please look at the channel.",
  },
  blocked: {
    fa: "ربات ایتایار اجازهٔ نوشتن در این کانال ندارد. در ایتا آن را مدیر کانال کنید.",
    en: "Eitaayar's bot may not write to this channel. Make it a manager of the channel in Eitaa.",
  },
  not_started: {
    fa: "ربات ایتایار مدیر این کانال نیست. در ایتا آن را مدیر کانال کنید.",
    en: "Eitaayar's bot is no manager of this channel. Make it one in Eitaa.",
  },
  recipient_refused: {
    fa: "این کانال پیدا نشد. نام کانال را بررسی کنید و ببینید ربات ایتایار مدیر آن است.",
    en: "This channel was not found. Check its name, and that Eitaayar's bot is its manager.",
  },
  token_refused: {
    fa: "توکن پذیرفته نشد. آن را در eitaayar.ir دوباره بردارید و در تنظیمات کانال بگذارید.",
    en: "The token was not accepted. Copy it from eitaayar.ir again into the channel's settings.",
  },
  another_listener: {
    fa: "ایتایار این درخواست را نپذیرفت، چون کار دیگری در جریان است. کمی بعد دوباره بفرستید.",
    en: "Eitaayar did not accept this, as something else is under way. Please try again later.",
  },
  request_refused: {
    fa: "ایتا این پست را نپذیرفت. متن و فایل را بررسی کنید و دوباره منتشر کنید.",
    en: "Eitaa did not accept this post. Check text and file and publish again.",
  },
  text_too_long: {
    fa: "متن پست بلندتر از اندازهٔ ایتا است: ۴٬۰۹۶ نویسه، و زیر فایل ۱٬۰۲۴. آن را کوتاه کنید.",
    en: "The post is longer than Eitaa takes: 4,096 characters, 1,024 under a file. Please shorten it.",
  },
  posts_only: {
    fa: "ایتا گفتگوی ربات با مشتری ندارد؛ از آن تنها می‌شود در کانال پست گذاشت.",
    en: "Eitaa's bots cannot talk to customers; they only publish in channels.",
  },
  token_works: {
    fa: "توکن پذیرفته شد. این که ربات مدیر کانال است، با نخستین پست معلوم می‌شود.",
    en: "The token was accepted. That the bot is a manager of the channel shows with the first post.",
  },
};
