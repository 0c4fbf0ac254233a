import type { Sentence } from "../channel-adapter.ts";
import { longestComment, longestText } from "./pages/limits.ts";
import { pageSentences } from "./pages/page-sentences.ts";
import { whatsappSentences } from "./whatsapp/whatsapp-sentences.ts";

type Sentences = Record<string, Sentence>;

const shared: Sentences = {
  no_answer: {
    fa: "متا پاسخ نداد و معلوم نیست پیام رفته است یا نه. پیش از فرستادن دوباره، از مشتری بپرسید.",
    en: "Meta did not answer; the message may have gone out. Ask the customer before sending again.",
  },
  provider_unreachable: {
    fa: "به متا وصل نشدیم. اینترنت این سرور باید به graph.facebook.com راه داشته باشد؛ همدل دوباره می‌کوشد.",
    en: "Meta could not be reached. This server must reach graph.facebook.com; Hamdel tries again.",
  },
  address_refused: {
    fa: "نشانی سرویس در شبکهٔ داخلی است. اگر درست است، راهبر سرور آن را در HAMDEL_ALLOW_PRIVATE بنویسد.",
    en: "The address lies in a private network. If that is right, the operator names it in HAMDEL_ALLOW_PRIVATE.",
  },
  provider_error: {
    fa: "در سرویس متا خطایی رخ داد و معلوم نیست پیام رفته است یا نه. پیش از فرستادن دوباره، از مشتری بپرسید.",
    en: "Meta had a fault; the message may have gone out. Ask the customer before sending again.",
  },
  provider_busy: {
    fa: "سرویس متا الان جواب نمی‌دهد. پیام نرفته است و همدل خودش دوباره می‌فرستد.",
    en: "Meta is busy just now. The message did not go; Hamdel sends it again by itself.",
  },
  answer_not_understood: {
    fa: "پاسخ متا خوانده نشد. نشانی و نسخهٔ سرویس را در تنظیمات کانال بررسی کنید.",
    en: "Meta's answer could not be read. Check the address and version in the channel's settings.",
  },
  rate_limited: {
    fa: "سقف ارسال متا پر شده است. همدل کمی بعد خودش دوباره می‌فرستد.",
    en: "Meta's limit of messages is reached. Hamdel sends again by itself a little later.",
  },
  token_refused: {
    fa: "توکن پذیرفته نشد یا زمانش گذشته است. در کنسول متا توکن دائمی تازه‌ای (System User) بسازید و در تنظیمات کانال بگذارید.",
    en: "The token was not accepted or has expired. Make a permanent one (system user) in Meta's console and put it in the settings.",
  },
  token_of_another_app: {
    fa: "این توکن مال برنامهٔ دیگری است. توکن را برای همان برنامه‌ای بسازید که شناسه‌اش را نوشته‌اید.",
    en: "This token belongs to another app. Make it for the app whose id you wrote.",
  },
  app_secret_refused: {
    fa: "رمز برنامه (App Secret) با این توکن نمی‌خواند. آن را از «تنظیمات برنامه ← پایه» دوباره بردارید.",
    en: "The app secret does not fit this token. Copy it again from the app's basic settings.",
  },
  scope_missing: {
    fa: "توکن همهٔ دسترسی‌های لازم را ندارد. توکن تازه‌ای با دسترسی‌های راهنما بسازید.",
    en: "The token lacks a permission. Make a new one with the permissions that the guide names.",
  },
  id_refused: {
    fa: "شناسه‌ای که نوشته‌اید پیدا نشد یا این توکن به آن راه ندارد. شناسه‌ها را با کنسول متا بسنجید.",
    en: "An id you wrote was not found, or the token may not see it. Compare the ids with Meta's console.",
  },
  not_subscribed: {
    fa: "برنامه از رویدادهای این حساب خبر نمی‌گیرد و نشد آن را مشترک کنیم. دسترسی‌های توکن را ببینید.",
    en: "The app is not told of this account's events and could not be subscribed. Look at the token's permissions.",
  },
  account_locked: {
    fa: "متا این حساب را بسته یا محدود کرده است. در «کیفیت حساب» متا دلیلش را ببینید.",
    en: "Meta has locked or limited this account. Meta's account quality page says why.",
  },
  request_refused: {
    fa: "متا این پیام را نپذیرفت. متن و فایل را بررسی کنید و دوباره بفرستید.",
    en: "Meta did not accept this message. Check text and files and send again.",
  },
  text_empty: { fa: "متن پیام خالی است. متنی بنویسید.", en: "The message is empty. Please write something." },
  file_too_large: {
    fa: "فایل از اندازه‌ای که این پیام‌رسان می‌پذیرد بزرگ‌تر است. فایل کوچک‌تری بفرستید.",
    en: "The file is larger than this messenger takes. Please send a smaller one.",
  },
  file_gone: {
    fa: "متا این فایل را دیگر در اختیار نمی‌گذارد. از مشتری بخواهید دوباره بفرستد.",
    en: "Meta does not hand out this file any more. Ask the customer to send it again.",
  },
  partly_sent: {
    fa: "بخشی از این پیام رفت و بخشی نه. گفتگو را ببینید و تنها آنچه نرفته را بفرستید.",
    en: "A part of this message went out, another did not. Look at the chat and send only what is missing.",
  },
  not_delivered: {
    fa: "پیام به مشتری نرسید و متا دلیلش را نگفت. از راه دیگری با او تماس بگیرید.",
    en: "The message did not reach the customer and Meta did not say why. Please use another way.",
  },
  reaction: { fa: "واکنش به یکی از پیام‌ها", en: "A reaction to one of the messages" },
  reaction_gone: { fa: "واکنش خود را برداشت.", en: "Took the reaction back." },
  unsupported: {
    fa: "پیامی از گونه‌ای فرستاد که متا در اختیار نمی‌گذارد. از مشتری بخواهید آن را به شکل متن یا عکس بفرستد.",
    en: "Sent something of a kind that Meta does not hand out. Ask for it as a text or a picture.",
  },
  // Numbers that belong to the other channels only; a code of theirs never stands without words.
  recipient_refused: {
    fa: "پیام به این شخص نمی‌رسد: این شناسه در پیام‌رسان نیست، ما را بسته است، یا برنامه‌اش کهنه است. از راه دیگری با او تماس بگیرید.",
    en: "This person cannot be reached: not on the messenger, has blocked us, or uses an old app. Please use another way.",
  },
};

/** A text that is too long, said with the channel's own number. */
function tooLong(most: number): Sentence {
  return {
    fa: `متن پیام بیش از ${most.toLocaleString("fa-IR")} نویسه است. آن را کوتاه کنید یا در چند پیام بفرستید.`,
    en: `The message is longer than ${most.toLocaleString("en-US")} characters. Shorten it, or send several.`,
  };
}

/** Codes of WhatsApp and what people read for them. */
export const whatsappProblems: Sentences = {
  ...shared,
  text_too_long: tooLong(4096),
  ...pageSentences,
  ...whatsappSentences,
};

/** Codes of Messenger and what people read for them. */
export const messengerProblems: Sentences = {
  ...shared,
  ...whatsappSentences,
  text_too_long: tooLong(longestText.messenger),
  comment_too_long: tooLong(longestComment.messenger),
  ...pageSentences,
};

/** Codes of Instagram and what people read for them. */
export const instagramProblems: Sentences = {
  ...messengerProblems,
  text_too_long: tooLong(longestText.instagram),
  comment_too_long: tooLong(longestComment.instagram),
};
