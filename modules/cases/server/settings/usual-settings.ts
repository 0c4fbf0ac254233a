import type { CaseRule, CaseSettings } from "../../contract.ts";
import { usualWords } from "./usual-words.ts";

const everywhere = { surveys: [], touchpoints: [], channels: [], products: [], segments: [] };
const toAnybody = { team: null, owners: [], escalate_to: null };

const rules: CaseRule[] = [
  {
    key: "very-low",
    name: { fa: "بسیار ناراضی", en: "Very unhappy" },
    on: true,
    scores: [
      { kind: "nps", from: 0, to: 3 },
      { kind: "nps_1_10", from: 1, to: 3 },
      { kind: "csat", from: 1, to: 1 },
      { kind: "ces", from: 1, to: 2 },
    ],
    unhappy: false,
    ...everywhere,
    ...toAnybody,
    severity: "high",
    hours: 4,
    escalate_hours: 2,
  },
  {
    key: "low",
    name: { fa: "ناراضی", en: "Unhappy" },
    on: true,
    scores: [
      { kind: "nps", from: 0, to: 6 },
      { kind: "nps_1_10", from: 1, to: 6 },
      { kind: "csat", from: 1, to: 2 },
      { kind: "ces", from: 1, to: 3 },
      { kind: "expectation", from: 1, to: 1 },
    ],
    unhappy: false,
    ...everywhere,
    ...toAnybody,
    severity: "normal",
    hours: 8,
    escalate_hours: 4,
  },
  {
    key: "comment",
    name: { fa: "گلایه در نظر نوشته", en: "A comment that complains" },
    on: true,
    scores: [],
    unhappy: true,
    ...everywhere,
    ...toAnybody,
    severity: "normal",
    hours: 8,
    escalate_hours: 8,
  },
];

/** How a brand closes the loop that has not decided anything: bad answers open cases; nobody is written to by itself. */
export const usualSettings: CaseSettings = {
  rules,
  ask: {
    text: {
      fa: "سلام {{name}}، دربارهٔ «{{about}}» کاری که گفته بودیم انجام شد. آیا مشکل شما حل شده است؟ با یک لمس بگویید: {{link}}",
      en: "Hello {{name}}, we have done what we said about “{{about}}”. Is it solved for you? One tap tells us: {{link}}",
    },
    days: 7,
  },
  follow_up: {
    on: false,
    share: 0.25,
    hours: 24,
    rest_days: 30,
    channels: [],
    text: {
      fa: "سلام {{name}}، گفتگوی ما را حل‌شده گذاشتیم. آیا هنوز هم همین‌طور است؟ {{link}}",
      en: "Hello {{name}}, we took your request to be solved. Is it still so? {{link}}",
    },
    on_no: "reopen",
  },
  promoter: {
    on: false,
    from: 9,
    text: {
      fa: "سلام {{name}}، از محبت و پاسخ خوبتان سپاسگزاریم. اگر دوست دارید، اینجا می‌توانید به دیگران هم بگویید: {{link}}",
      en: "Hello {{name}}, thank you for your kind answer. If you like, you can tell others here: {{link}}",
    },
    rest_days: 180,
    review_link: "",
    shop_link: "",
    reward: { fa: "", en: "" },
    offers: ["testimonial", "referral"],
  },
  words: usualWords,
};
