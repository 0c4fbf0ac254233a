import type { Definition, Question, SurveyLanguage, Words } from "../../contract/definition.ts";
import type { TemplateName } from "../../contract/surveys.ts";

const why: Question = {
  key: "why",
  type: "text",
  long: true,
  comment: true,
  required: false,
  most_characters: 4000,
  title: { fa: "دلیل اصلی نمره‌ای که دادید چه بود؟", en: "What is the main reason for your score?" },
};

const nps: Question = {
  key: "recommend",
  type: "scale",
  from: 0,
  to: 10,
  looks: "numbers",
  score: "nps",
  required: true,
  title: {
    fa: "چقدر احتمال دارد ما را به دوستان یا همکاران خود توصیه کنید؟",
    en: "How likely are you to recommend us to a friend or colleague?",
  },
  low_label: { fa: "اصلاً توصیه نمی‌کنم", en: "Not at all likely" },
  high_label: { fa: "حتماً توصیه می‌کنم", en: "Extremely likely" },
};

const csat = (about: Words): Question => ({
  key: "satisfied",
  type: "scale",
  from: 1,
  to: 5,
  looks: "faces",
  score: "csat",
  required: true,
  title: about,
  low_label: { fa: "خیلی ناراضی", en: "Very dissatisfied" },
  high_label: { fa: "خیلی راضی", en: "Very satisfied" },
});

const ces: Question = {
  key: "easy",
  type: "scale",
  from: 1,
  to: 7,
  looks: "numbers",
  score: "ces",
  required: true,
  title: {
    fa: "حل مشکلم را برایم آسان کردند.",
    en: "They made it easy for me to handle my issue.",
  },
  low_label: { fa: "کاملاً مخالفم", en: "Strongly disagree" },
  high_label: { fa: "کاملاً موافقم", en: "Strongly agree" },
};

const expectation: Question = {
  key: "expected",
  type: "choice",
  many: false,
  other: false,
  pictures: false,
  random: false,
  required: true,
  score: "expectation",
  title: {
    fa: "تجربهٔ شما در برابر انتظارتان چطور بود؟",
    en: "How did your experience compare with what you expected?",
  },
  options: [
    { key: "missed", title: { fa: "کمتر از انتظارم بود", en: "It fell short" } },
    { key: "met", title: { fa: "همان بود که انتظار داشتم", en: "It was as expected" } },
    { key: "exceeded", title: { fa: "بهتر از انتظارم بود", en: "It was better" } },
  ],
};

const aspects: Question = {
  key: "liked",
  type: "choice",
  many: true,
  other: true,
  pictures: false,
  random: true,
  required: false,
  title: { fa: "از چه چیز این کالا خوشتان آمد؟", en: "What do you like about this product?" },
  options: [
    { key: "quality", title: { fa: "کیفیت", en: "Quality" } },
    { key: "price", title: { fa: "قیمت", en: "Price" } },
    { key: "looks", title: { fa: "ظاهر", en: "Looks" } },
    { key: "packing", title: { fa: "بسته‌بندی", en: "Packing" } },
    { key: "ease", title: { fa: "راحتی استفاده", en: "Ease of use" } },
  ],
};

const questions: Record<TemplateName, Question[]> = {
  nps: [nps, why],
  csat: [csat({ fa: "از پاسخ‌گویی ما چقدر راضی بودید؟", en: "How satisfied are you with our support?" }), why],
  ces: [ces, why],
  expectation: [expectation, why],
  product: [
    csat({ fa: "از کالایی که خریدید چقدر راضی هستید؟", en: "How satisfied are you with what you bought?" }),
    aspects,
    why,
  ],
  free: [
    {
      key: "words",
      type: "text",
      long: true,
      comment: true,
      required: false,
      most_characters: 4000,
      title: { fa: "چه کار کنیم که تجربهٔ بهتری داشته باشید؟", en: "What could we do better for you?" },
    },
  ],
};

/** A good beginning for a survey, in the languages of the brand; wordings follow the accepted ones of each score. */
export function surveyTemplate(name: TemplateName, asked: readonly SurveyLanguage[] = ["fa", "en"]): Definition {
  return {
    languages: [...asked],
    sections: [{ key: "main", random: false, questions: questions[name], jumps: [] }],
    endings: [],
    thanks: {
      title: { fa: "سپاس که وقت گذاشتید", en: "Thank you for your time" },
      note: { fa: "پاسخ شما را می‌خوانیم و به کار می‌بندیم.", en: "We read every answer and act on it." },
    },
    one_at_a_time: false,
    progress: true,
  };
}
