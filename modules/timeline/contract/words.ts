/** contact: they and the brand spoke · activity: they did something · broadcast: one message to many · mention: said elsewhere. */
export const kinds = ["contact", "activity", "broadcast", "mention"] as const;
export type Kind = (typeof kinds)[number];

/** How they meet. Modules and brands may use other words; screens show those plainly. */
export const channels = [
  "phone",
  "sms",
  "email",
  "chat",
  "form",
  "in_person",
  "web",
  "app",
  "shop",
  "telegram",
  "bale",
  "whatsapp",
  "instagram",
  "messenger",
  "rubika",
  "eitaa",
  "letter",
  "webinar",
  "social",
  "marketplace",
  "partner",
  "other",
] as const;
export type Channel = (typeof channels)[number];

/** The step at which they meet. Brands may send their own words too. */
export const touchpoints = [
  "search",
  "advert",
  "site",
  "store",
  "purchase",
  "payment",
  "delivery",
  "setup",
  "use",
  "support",
  "repair",
  "return",
  "renewal",
  "referral",
] as const;
export type Touchpoint = (typeof touchpoints)[number];

export const directions = ["in", "out"] as const;
export type Direction = (typeof directions)[number];

/** What an entry is. Modules above may record others; screens show those they do not know by their plain name. */
export const subjects = [
  "message",
  "call",
  "visit",
  "meeting",
  "letter",
  "webinar",
  "report",
  "order",
  "order_shipped",
  "order_delivered",
  "order_cancelled",
  "order_returned",
  "return",
  "refund",
  "page_view",
  "product_view",
  "cart",
  "checkout",
  "event",
  "identify",
  "note",
  "survey_response",
] as const;
export type Subject = (typeof subjects)[number];
