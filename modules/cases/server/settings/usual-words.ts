import type { CaseSettings } from "../../contract.ts";

/** What may be said to an unhappy customer, to begin with; the brand makes it its own. */
export const usualWords: CaseSettings["words"] = [
  {
    key: "sorry",
    title: { fa: "عذرخواهی و شنیدن", en: "Say sorry and listen" },
    text: {
      fa: "سلام {{name}}، من {{agent}} هستم از {{brand}}. از پاسختان دیدیم که این بار آن‌طور که باید نبودیم و بابتش متأسفیم. ممکن است بفرمایید دقیقاً چه شد تا پیگیری کنم؟",
      en: "Hello {{name}}, this is {{agent}} from {{brand}}. Your answer tells us that we let you down this time, and I am sorry. Would you tell me what exactly happened, so that I can look into it?",
    },
  },
  {
    key: "on_it",
    title: { fa: "پیگیری می‌کنیم", en: "We are on it" },
    text: {
      fa: "سلام {{name}}، ممنون که گفتید. همین حالا پیگیر «{{about}}» هستم و تا پایان فردا نتیجه را به شما می‌گویم. شمارهٔ پیگیری شما {{number}} است. — {{agent}}",
      en: "Hello {{name}}, thank you for telling us. I am looking into “{{about}}” now and will tell you by the end of tomorrow how it stands. Your number is {{number}}. — {{agent}}",
    },
  },
  {
    key: "call",
    title: { fa: "وقت تماس", en: "When may we call" },
    text: {
      fa: "سلام {{name}}، دوست دارم چند دقیقه تلفنی صحبت کنیم. چه ساعتی برایتان بهتر است؟ — {{agent}} از {{brand}}",
      en: "Hello {{name}}, I would like to talk with you for a few minutes. When would be a good time to call? — {{agent}}, {{brand}}",
    },
  },
  {
    key: "made_good",
    title: { fa: "جبران شد", en: "Made good" },
    text: {
      fa: "سلام {{name}}، آنچه دربارهٔ «{{about}}» گفته بودید رسیدگی شد. اگر هنوز چیزی مانده است همین‌جا بنویسید. — {{agent}}",
      en: "Hello {{name}}, what you told us about “{{about}}” has been dealt with. If anything is left, just write here. — {{agent}}",
    },
  },
];
