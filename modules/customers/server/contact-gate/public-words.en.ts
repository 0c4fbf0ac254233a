import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./public-words.fa.ts";

/** Words of the pages on which customers choose what reaches them, in English. */
export const en: Words<typeof fa> = {
  title: (brand: string) => `Messages you get from ${brand}`,
  intro: "Take away what you do not want and tick what you do. You can change your mind at any time.",
  yours: "This page is for this address:",
  purposes: { service: "News of orders and service", marketing: "Offers and discounts", survey: "Surveys" },
  hints: {
    service: "An order is ready, when it arrives, answers to what you asked",
    marketing: "New products, sales, special offers",
    survey: "A short question about your purchase or conversation",
  },
  channels: {
    sms: "SMS",
    email: "E-mail",
    phone: "Phone calls",
    whatsapp: "WhatsApp",
    telegram: "Telegram",
    bale: "Bale",
    rubika: "Rubika",
    eitaa: "Eitaa",
    instagram: "Instagram",
    messenger: "Messenger",
    chat: "Site chat",
    push: "Browser notices",
    letter: "Letters",
  },
  stopped: "Sending to this address was stopped before. Nothing is sent until the brand opens it again.",
  save: "Save choices",
  stopAll: "Stop all offers and surveys",
  saved: "Your choices are saved.",
  otherLanguage: "فارسی",
  stopTitle: (purpose: string, channel: string) => `Stop “${purpose}” by ${channel}`,
  stopText: (brand: string, purpose: string, channel: string) =>
    `With this button, ${brand} no longer sends you “${purpose}” by ${channel}.`,
  stop: "Do not send any more",
  stopDone: (purpose: string, channel: string) => `“${purpose}” is no longer sent to you by ${channel}.`,
  stopDoneTitle: "Done",
  manage: "See and change all messages",
  expiredTitle: "This link no longer works",
  expired:
    "A new link is at the foot of the latest message you got from us. If you do not have it, tell us what you do not want.",
  failedTitle: "That did not work",
  failed: "Nothing was changed. Please try again a little later.",
};
