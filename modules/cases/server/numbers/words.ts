import type { Metric } from "../../../insights/index.ts";

export type CaseMetric =
  | "case-recovery"
  | "case-contact-time"
  | "cases-open"
  | "case-reopen-rate"
  | "case-cost"
  | "cases-opened";

/** What each number of cases is called and means; Persian is the source. */
export const metricWords: Record<CaseMetric, Metric["words"]> = {
  "case-recovery": {
    fa: {
      title: "جبران",
      definition:
        "از پرونده‌هایی که در این بازه بسته شدند، چه سهمی را خود مشتری حل‌شده اعلام کرد. پرونده‌ای که مشتری پاسخی نداده حل‌شده به حساب نمی‌آید، و پرونده‌ای که از فهرست برداشته شده شمرده نمی‌شود.",
    },
    en: {
      title: "Recovery",
      definition:
        "Of the cases that were closed in the period, the share that the customers themselves said are solved. One that nobody answered for is not solved; one that was withdrawn is not counted.",
    },
  },
  "case-contact-time": {
    fa: {
      title: "زمان تا تماس",
      definition:
        "از باز شدن پرونده تا نخستین بار که مشتری پیدا شد و با او صحبت شد. میانه یعنی نیمی از مشتریان تا این زمان. پرونده‌هایی که هنوز کسی تماس نگرفته کنار گذاشته نمی‌شوند: دست‌کم به اندازه‌ای که تا کنون گذشته به حساب می‌آیند.",
    },
    en: {
      title: "Time to contact",
      definition:
        "From the opening of a case to the first time somebody reached the customer. Half of them were reached within the median. Cases in which nobody was reached yet are not left out: they count as at least as long as they have waited.",
    },
  },
  "cases-open": {
    fa: {
      title: "پرونده‌های باز",
      definition: "شمار پرونده‌هایی که همین حالا باز هستند، و از میان آن‌ها چند تا مهلت تماسشان گذشته است.",
    },
    en: {
      title: "Open cases",
      definition: "How many cases are open just now, and in how many of them the time to contact the customer is over.",
    },
  },
  "case-reopen-rate": {
    fa: {
      title: "بازگشایی پرونده‌ها",
      definition:
        "از پرونده‌هایی که در این بازه برای نخستین بار از مشتری پرسیدیم حل شده یا نه، چه سهمی دست‌کم یک بار دوباره باز شدند.",
    },
    en: {
      title: "Reopened cases",
      definition:
        "Of the cases whose customers were first asked in the period whether it is solved, the share that was opened again at least once.",
    },
  },
  "case-cost": {
    fa: {
      title: "هزینهٔ جبران",
      definition: "جمع پول، تخفیف یا کالایی که برای جبران به مشتریان داده شد، به تاریخ باز شدن پرونده و به پول برند.",
    },
    en: {
      title: "Cost of making good",
      definition:
        "The money, discounts or goods given to make good, by the day the case was opened, in the brand’s currency.",
    },
  },
  "cases-opened": {
    fa: {
      title: "پرونده‌های تازه",
      definition: "شمار پرونده‌هایی که در این بازه باز شدند؛ آن‌ها که از فهرست برداشته شدند شمرده نمی‌شوند.",
    },
    en: {
      title: "New cases",
      definition: "How many cases were opened in the period; those that were withdrawn are not counted.",
    },
  },
};
