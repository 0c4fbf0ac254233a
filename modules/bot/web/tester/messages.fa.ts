import type { Told } from "./use-reason-text.ts";

type Sentence = (told: Told, passed: boolean) => string;

export const fa = {
  title: "گفتگوی آزمایشی",
  which: "کدام نسخه",
  whichOf: { draft: "پیش‌نویس", live: "زنده" },
  again: "دوباره بپرسید",
  clear: "از نو شروع کنید",
  talk: "گفتگو با دستیار",
  empty: "مثل یک مشتری بنویسید. می‌بینید دستیار چه می‌گوید و چرا. چیزی برای کسی فرستاده نمی‌شود.",
  field: "پیام آزمایشی",
  placeholder: "سفارشم نیومده چیکار کنم؟",
  send: "ارسال پیام آزمایشی",
  thinking: "دستیار فکر می‌کند",
  handsOver: "گفتگو را به همکار می‌سپارد و چیزی نمی‌گوید.",
  saysNothing: "چیزی نمی‌گوید.",
  outcomes: {
    replied: "پاسخ داد",
    asked_back: "پرسید",
    unsure: "مطمئن نبود",
    handed_over: "به همکار سپرد",
    silent: "ساکت ماند",
  },
  why: "چرا؟",
  readAs: "این‌گونه خوانده شد",
  steps: "گام‌های تصمیم",
  counted: "اثر داشت:",
  notCounted: "اثر نداشت:",
  from: (source: string) => `منبع پاسخ: ${source}`,
  sources: {
    intent: "پاسخ منظور",
    flow: "گفتار گام‌به‌گام",
    article: "مقاله",
    product: "کالاها",
    order: "سفارش مشتری",
    incident: "اختلال",
    branch: "شعبه‌ها",
    proof: "احراز هویت",
    small_talk: "احوال‌پرسی",
    model: "مدل زبانی",
    asked_back: "پرسش دوباره",
    unsure: "نامطمئن بودن",
  },
  ranking: "نزدیک‌ترین منظورها",
  rankingFrom: (sure: string) => `نزدیک‌ترین منظورها (از ${sure} به بالا پاسخ می‌دهد)`,
  none: "هیچ‌کدام",
  articles: "مقاله‌های پیداشده",
  articlesFrom: (wanted: string) => `مقاله‌های پیداشده (از ${wanted} به بالا پاسخ می‌دهد)`,
  feeling: "حال مشتری",
  feelings: { negative: "ناراضی", neutral: "معمولی", positive: "راضی" },
  comma: "، ",
  known: "آنچه از پیام خواند",
  otherReason: (code: string) => `گام «${code}»`,
  reasons: {
    too_many: (told) => `در یک ساعت ${told("answers")} پاسخ داده است؛ همکار ادامه می‌دهد.`,
    people_hours: () => "اکنون ساعتی است که همکاران خودشان پاسخ می‌دهند.",
    file: () => "فقط فایل رسید و نوشته‌ای همراهش نیست.",
    asked_for_person: () => "مشتری خواست با همکار حرف بزند.",
    chose: (told) => `مشتری «${told("label")}» را برگزید.`,
    topic: (told) => `پیام دربارهٔ «${told("topic")}» است که باید به همکار سپرده شود.`,
    upset: (told, passed) =>
      passed
        ? `مشتری ناراحت است (${told("score")}): ${told("evidence")}`
        : `کمی ناراحت است (${told("score")})، نه آن‌قدر که به همکار سپرده شود.`,
    proving: () => "در میانهٔ احراز هویت مشتری است.",
    in_flow: () => "در میانهٔ یک گفتار گام‌به‌گام است.",
    wordless: () => "در پیام نوشته‌ای برای خواندن نبود.",
    small_talk: () => "پیام فقط احوال‌پرسی، تشکر یا خداحافظی است.",
    incident: (told) => `پیام دربارهٔ اختلال «${told("incident")}» است.`,
    branches: (told) => `دربارهٔ شعبه‌ها می‌پرسد${told("city") ? `، در «${told("city")}»` : ""}.`,
    no_intent: () => "پیام به هیچ‌کدام از منظورها نزدیک نیست.",
    intent: (told, passed) =>
      passed
        ? `منظور «${told("title")}» است (${told("score")}).`
        : `شاید منظور «${told("title")}» باشد (${told("score")})، ولی برای پاسخ باید به ${told("sure")} برسد و از بقیه جدا باشد.`,
    close: (told) => `«${told("title")}» هم نزدیک است (${told("score")})؛ پس می‌پرسد.`,
    order_words: () => "دربارهٔ سفارش خودش پرسیده است.",
    product: (told) => `${told("found")} کالا با این واژه‌ها پیدا شد.`,
    no_article: () => "مقاله‌ای دربارهٔ این پرسش پیدا نشد.",
    article: (told, passed) =>
      passed
        ? `مقالهٔ «${told("title")}» پاسخ می‌دهد (${told("score")}).`
        : `شاید مقالهٔ «${told("title")}» پاسخ بدهد (${told("score")})، ولی برای پاسخ باید به ${told("wanted")} برسد.`,
  } satisfies Record<string, Sentence>,
};
