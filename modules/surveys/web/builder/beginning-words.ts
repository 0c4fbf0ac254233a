import type { BeginningWords } from "./new-question.ts";

/** Accepted wordings of the scores, and a good beginning for others. Both languages stand in a survey, whoever builds it. */
export const beginningWords: BeginningWords = {
  titles: {
    nps: {
      fa: "چقدر احتمال دارد ما را به دوستان یا همکاران خود توصیه کنید؟",
      en: "How likely are you to recommend us to a friend or colleague?",
    },
    csat: { fa: "از تجربهٔ خود چقدر راضی بودید؟", en: "How satisfied were you with your experience?" },
    ces: { fa: "حل مشکلم را برایم آسان کردند.", en: "They made it easy for me to handle my issue." },
    expectation: {
      fa: "تجربهٔ شما در برابر انتظارتان چطور بود؟",
      en: "How did your experience compare with what you expected?",
    },
    consent: {
      fa: "می‌پذیرم که دربارهٔ پاسخم با من تماس بگیرید.",
      en: "I agree that you contact me about my answer.",
    },
  },
  low: {
    nps: { fa: "اصلاً توصیه نمی‌کنم", en: "Not at all likely" },
    csat: { fa: "خیلی ناراضی", en: "Very dissatisfied" },
    ces: { fa: "کاملاً مخالفم", en: "Strongly disagree" },
  },
  high: {
    nps: { fa: "حتماً توصیه می‌کنم", en: "Extremely likely" },
    csat: { fa: "خیلی راضی", en: "Very satisfied" },
    ces: { fa: "کاملاً موافقم", en: "Strongly agree" },
  },
  expectations: [
    { fa: "کمتر از انتظارم بود", en: "It fell short" },
    { fa: "همان بود که انتظار داشتم", en: "It was as expected" },
    { fa: "بهتر از انتظارم بود", en: "It was better" },
  ],
};
