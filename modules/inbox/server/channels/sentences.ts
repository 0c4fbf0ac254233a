import type { Sentence } from "./channel-adapter.ts";
import { everyAdapter } from "./registry.ts";

/** What the house itself says of a message that did not go, on every channel. */
const houseSentences: Readonly<Record<string, Sentence>> = {
  interrupted: {
    fa: "همدل میان ارسال از کار افتاد و معلوم نیست پیام رفته است یا نه. پیش از فرستادن دوباره، از مشتری بپرسید.",
    en: "Hamdel was interrupted while sending; the message may have gone out. Ask the customer before sending again.",
  },
  channel_paused: {
    fa: "این کانال متوقف یا برداشته شده است. آن را روشن کنید یا از کانال دیگری بفرستید.",
    en: "This channel is paused or was taken off. Turn it on, or use another one.",
  },
  no_address: {
    fa: "مشتری دیگر نشانی‌ای برای این کانال ندارد. نشانی را در صفحهٔ مشتری ببینید.",
    en: "The customer has no address for this channel any more. Look at the customer's page.",
  },
  no_consent: {
    fa: "مشتری رضایت نداده است که از این کانال با او تماس بگیریم.",
    en: "The customer has not agreed to be contacted on this channel.",
  },
  contact_refused: {
    fa: "مشتری نخواسته است از این کانال با او تماس بگیریم.",
    en: "The customer asked not to be contacted on this channel.",
  },
  suppressed: {
    fa: "ارسال به این نشانی متوقف شده است؛ دلیلش در «توقف ارسال» هست.",
    en: "Nothing goes out to this address; the list of suppressions says why.",
  },
  cap_reached: {
    fa: "سقف ارسال به این مشتری پر شده است. کمی بعد دوباره بفرستید.",
    en: "The cap of messages to this customer is reached. Send it again later.",
  },
  quiet_hours: {
    fa: "ساعت سکوت است. پس از آن دوباره بفرستید.",
    en: "These are quiet hours. Send it again afterwards.",
  },
  erased: {
    fa: "اطلاعات شخصی این مشتری پاک شده است.",
    en: "The personal details of this customer were erased.",
  },
  channel_failed: {
    fa: "سرویس‌دهندهٔ این کانال پاسخ درستی نداد. تنظیمات کانال را بررسی کنید.",
    en: "The provider of this channel did not answer as it should. Check the channel's settings.",
  },
  cannot_reach: {
    fa: "به سرویس‌دهنده وصل نشدیم. نشانی و اینترنت این سرور را بررسی کنید.",
    en: "The provider could not be reached. Check its address and this server's connection.",
  },
};

/**
 * The sentences of every channel in one language, by the channel's word. Adapters that share a channel share its meanings: the first to name
 * a code is heard, and a test holds that the others say the same.
 */
export function sentencesOf(language: "fa" | "en"): Record<string, Record<string, string>> {
  const found: Record<string, Record<string, string>> = { chat: said(houseSentences, language) };
  for (const { channel, problems } of everyAdapter())
    found[channel] = { ...said(houseSentences, language), ...said(problems, language), ...found[channel] };
  return found;
}

function said(sentences: Readonly<Record<string, Sentence>>, language: "fa" | "en"): Record<string, string> {
  return Object.fromEntries(Object.entries(sentences).map(([code, sentence]) => [code, sentence[language]]));
}
