import type { Language } from "../../../platform/i18n/index.ts";

/** How the ways of answering a survey are called, on screen and in files. */
export const modeNames: Record<Language, Record<string, string>> = {
  fa: {
    web: "صفحهٔ وب",
    email: "ایمیل",
    sms: "پیامک",
    chat: "گفتگو",
    messenger: "پیام‌رسان",
    app: "برنامه",
    phone: "مصاحبهٔ تلفنی",
    ivr: "کلیدهای تلفن",
    kiosk: "کیوسک",
    paper: "برگه",
    import: "ورود فایل",
    api: "API",
  },
  en: {
    web: "Web page",
    email: "E-mail",
    sms: "SMS",
    chat: "Chat",
    messenger: "Messenger",
    app: "App",
    phone: "Phone interview",
    ivr: "Phone keys",
    kiosk: "Kiosk",
    paper: "Paper",
    import: "File import",
    api: "API",
  },
};
