import { searchForm } from "../../../platform/text/index.ts";
import { channels, directions, kinds } from "../../timeline/contract.ts";

const kindWords: Record<string, string> = {
  contact: "تماس, گفتگو, گفت و گو, conversation, support, ticket, تیکت",
  activity: "فعالیت, action, event, رویداد, عملکرد",
  broadcast: "پیام گروهی, ارسال گروهی, campaign, newsletter, خبرنامه, کمپین, تبلیغ",
  mention: "یادکرد, اشاره, review, نظر",
};

const channelWords: Record<string, string> = {
  phone: "تلفن, تلفنی, call, telephone, تماس تلفنی, phone call, voice",
  sms: "پیامک, اس ام اس, text message",
  email: "ایمیل, رایانامه, e-mail, mail",
  chat: "چت, گفتگوی آنلاین, livechat, live chat, گفتگو, chat",
  form: "فرم, فرم تماس, contact form, web form",
  in_person: "حضوری, visit, مراجعه, مراجعه حضوری, in person, store, branch, شعبه",
  web: "وب, سایت, وبسایت, وب سایت, website, site",
  app: "اپ, اپلیکیشن, برنامه, application, mobile app",
  shop: "فروشگاه اینترنتی, online shop, فروشگاه",
  telegram: "تلگرام",
  bale: "بله",
  whatsapp: "واتساپ, واتس اپ, whats app",
  instagram: "اینستاگرام, اینستا, insta, direct",
  messenger: "مسنجر, facebook messenger",
  rubika: "روبیکا",
  eitaa: "ایتا",
  letter: "نامه, post, پست",
  webinar: "وبینار",
  social: "شبکه اجتماعی, شبکه های اجتماعی, twitter, توییتر, x, facebook, social media",
  marketplace: "بازارگاه, دیجیکالا, digikala, ترب, torob",
  partner: "نمایندگی, نماینده, dealer",
  other: "دیگر, سایر, متفرقه",
};

const directionWords: Record<string, string> = {
  in: "inbound, incoming, received, ورودی, دریافتی, از مشتری, دریافت",
  out: "outbound, outgoing, sent, خروجی, ارسالی, از ما, به مشتری, ارسال",
};

function formOf(text: string): string {
  return searchForm(text).replace(/[\s_-]+/g, "");
}

function lookup(words: readonly string[], others: Record<string, string>): Map<string, string> {
  const known = new Map(words.map((word) => [formOf(word), word]));
  for (const [word, names] of Object.entries(others))
    for (const name of names.split(", ")) known.set(formOf(name), word);
  return known;
}

const knownKinds = lookup(kinds, kindWords);
const knownChannels = lookup(channels, channelWords);
const knownDirections = lookup(directions, directionWords);
const plainWord = /^[a-z][a-z0-9_]{0,39}$/;

/** The kind that a cell means; null where the word is not known. */
export function kindOf(word: string): (typeof kinds)[number] | null {
  return (knownKinds.get(formOf(word)) ?? null) as (typeof kinds)[number] | null;
}

/** The channel that a cell means. A brand's own word (lower-case letters, digits and _) stands for itself; null for anything else. */
export function channelOf(word: string): string | null {
  return knownChannels.get(formOf(word)) ?? (plainWord.test(word) ? word : null);
}

/** The direction that a cell means; null where the word is not known. */
export function directionOf(word: string): "in" | "out" | null {
  return (knownDirections.get(formOf(word)) ?? null) as "in" | "out" | null;
}
