import type { Language } from "../../../platform/i18n/index.ts";

/** How the ways of answering a survey are called, on screen and in files. */
export const modeNames: Record<Language, Record<string, string>> = {
  fa: {
    web: "صفحهٔ وب",
    email: "ایمیل",
    sms: "پیامک",
    chat: "گفتگوی سایت",
    messenger: "پیام‌رسان",
    app: "برنامه",
    phone: "تماس تلفنی",
    ivr: "کلید تلفن",
    kiosk: "کیوسک",
    paper: "کاغذ",
    import: "ورود فایل",
    api: "برنامه‌های دیگر",
  },
  en: {
    web: "Web page",
    email: "E-mail",
    sms: "SMS",
    chat: "Chat",
    messenger: "Messenger",
    app: "App",
    phone: "Phone call",
    ivr: "Phone keys",
    kiosk: "Kiosk",
    paper: "Paper",
    import: "File",
    api: "Other programs",
  },
};
