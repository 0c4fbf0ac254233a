import type { Sentence } from "../../channel-adapter.ts";

/** What only WhatsApp says. */
export const whatsappSentences: Record<string, Sentence> = {
  window_closed: {
    fa: "بیش از ۲۴ ساعت از آخرین پیام مشتری گذشته است. واتساپ تنها قالب تأییدشده را می‌پذیرد؛ یک قالب برگزینید.",
    en: "More than 24 hours since the customer's last message. WhatsApp takes only an approved template; choose one.",
  },
  pair_limited: {
    fa: "در زمانی کوتاه پیام‌های زیادی به همین مشتری رفته است. همدل کمی بعد خودش دوباره می‌فرستد.",
    en: "Too many messages to this one customer in a short time. Hamdel sends again by itself.",
  },
  spam_limited: {
    fa: "چون چند نفر پیام‌های این شماره را مزاحم دانسته‌اند، متا ارسالش را کم کرده است. کیفیت شماره را در کنسول ببینید.",
    en: "Meta slows this number down because people reported its messages. See its quality in the console.",
  },
  recipient_is_us: {
    fa: "گیرنده خودِ شمارهٔ شماست. شمارهٔ مشتری را بررسی کنید.",
    en: "The recipient is your own number. Check the customer's number.",
  },
  recipient_not_allowed: {
    fa: "برنامه هنوز آزمایشی است و این شماره در فهرست مجاز نیست. برنامه را در کنسول متا زنده (Live) کنید.",
    en: "The app is still in test mode and this number is not on its list. Switch the app to live in Meta's console.",
  },
  country_refused: {
    fa: "متا اجازهٔ ارسال به شماره‌های این کشور را به این حساب نداده است. از راه دیگری با مشتری تماس بگیرید.",
    en: "Meta does not let this account write to numbers of that country. Please use another way.",
  },
  name_not_approved: {
    fa: "نام نمایشی این شماره هنوز تأیید نشده است. در مدیریت واتساپ آن را بفرستید تا تأیید شود.",
    en: "The number's display name is not approved yet. Submit it in WhatsApp Manager.",
  },
  payment_problem: {
    fa: "پرداخت حساب واتساپ شما مشکل دارد. در مدیریت کسب‌وکار متا روش پرداخت را درست کنید.",
    en: "The account's payment is not in order. Mend the payment method in Meta's business manager.",
  },
  number_unregistered: {
    fa: "این شماره در Cloud API ثبت نشده است. در کنسول متا آن را ثبت و تأیید کنید.",
    en: "This number is not registered with the Cloud API. Register and verify it in Meta's console.",
  },
  type_refused: {
    fa: "واتساپ این گونه پیام را نمی‌پذیرد. آن را به شکل متن یا فایل دیگری بفرستید.",
    en: "WhatsApp does not take this kind of message. Send it as a text or another file.",
  },
  file_refused: {
    fa: "واتساپ این فایل را نپذیرفت. قالب و حجمش را بررسی کنید: عکس تا ۵، صدا و ویدیو تا ۱۶ مگابایت.",
    en: "WhatsApp did not take this file. Check its kind and size: pictures 5 MB, sound and film 16 MB.",
  },
  marketing_held: {
    fa: "واتساپ این پیام تبلیغی را به این مشتری نمی‌رساند تا زیاد پیام نگیرد. از راه دیگری یا چند روز دیگر بفرستید.",
    en: "WhatsApp holds this offer back so that the customer is not flooded. Use another way, or wait some days.",
  },
  marketing_stopped: {
    fa: "مشتری در واتساپ گفته است پیام تبلیغی نمی‌خواهد. فقط پیام خدماتی بفرستید.",
    en: "The customer told WhatsApp that they want no offers. Send service messages only.",
  },
  template_missing: {
    fa: "این قالب با این زبان نیست یا هنوز تأیید نشده است. قالب دیگری برگزینید.",
    en: "There is no such approved template in this language. Choose another.",
  },
  template_values: {
    fa: "جاهای خالی قالب با آنچه واتساپ می‌خواهد نمی‌خواند. قالب را از نو برگزینید و همه را پر کنید.",
    en: "The template's gaps do not fit what WhatsApp expects. Choose it again and fill all of them.",
  },
  template_value_long: {
    fa: "متن پرشدهٔ قالب بلندتر از اندازه است. مقدارها را کوتاه کنید.",
    en: "The filled template is too long. Shorten its values.",
  },
  template_refused: {
    fa: "متا این قالب را رد یا بسته است. در مدیریت واتساپ دلیلش را ببینید و قالب دیگری برگزینید.",
    en: "Meta rejected or closed this template. See why in WhatsApp Manager and choose another.",
  },
  template_paused: {
    fa: "این قالب چون کیفیتش کم بوده موقتاً متوقف است. قالب دیگری برگزینید.",
    en: "This template is paused for its low quality. Choose another.",
  },
  template_one_file: {
    fa: "قالب بیش از یک فایل نمی‌پذیرد. فایل‌های اضافه را بردارید.",
    en: "A template takes one file at most. Remove the others.",
  },
  from_advert: { fa: "از آگهی آمده است: {headline}", en: "Came from an advertisement: {headline}" },
  forwarded: { fa: "بازفرستاده از جای دیگر", en: "Forwarded from elsewhere" },
  system: { fa: "خبر واتساپ است، نه نوشتهٔ مشتری.", en: "A notice of WhatsApp, not the customer's words." },
};
