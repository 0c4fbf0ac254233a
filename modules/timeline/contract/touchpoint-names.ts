import type { Language } from "../../../platform/i18n/index.ts";
import type { Touchpoint } from "./words.ts";

/** How touchpoints are called, on screen and in files. One without a name here is shown by its word. */
export const touchpointNames = {
  fa: {
    search: "جست‌وجو",
    advert: "تبلیغ",
    site: "سایت",
    store: "فروشگاه",
    purchase: "خرید",
    payment: "پرداخت",
    delivery: "تحویل",
    setup: "راه‌اندازی",
    use: "استفاده",
    support: "پشتیبانی",
    repair: "تعمیر",
    return: "مرجوعی",
    renewal: "تمدید",
    referral: "معرفی",
  },
  en: {
    search: "Search",
    advert: "Advert",
    site: "Site",
    store: "Store",
    purchase: "Purchase",
    payment: "Payment",
    delivery: "Delivery",
    setup: "Set-up",
    use: "Use",
    support: "Support",
    repair: "Repair",
    return: "Return",
    renewal: "Renewal",
    referral: "Referral",
  },
} satisfies Record<Language, Record<Touchpoint, string>>;
