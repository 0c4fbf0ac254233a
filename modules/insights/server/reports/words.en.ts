import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./words.fa.ts";

/** Words of reports and alerts that are mailed, in English. */
export const en: Words<typeof fa> = {
  period: (from, to) => (from === to ? from : `${from} to ${to}`),
  answers: (n) => `${n} answers`,
  range: (low, high) => `${low} to ${high}`,
  before: (value, n) => `${value} in the period before (${n} answers)`,
  noBefore: "nobody answered in the period before",
  moved: {
    up: "Higher than in the period before, by more than chance.",
    down: "Lower than in the period before, by more than chance.",
    same: "With this many answers no change can be shown against the period before.",
  },
  nothing: "Nobody answered a survey in this period.",
  columns: { group: "Group", n: "Answers", value: "Value", range: "95% interval" },
  nobody: "Unknown",
  hidden: "Hidden, so that nobody can be recognised",
  attached: "The details are in the attached file.",
  open: (link) => `See all numbers: ${link}`,
  why: "A colleague has set up this letter for you under “Reports and alerts”.",
  noChromium: "There is no Chromium on this server, so an XLSX file is sent instead of a PDF.",
  alertSubject: (metric, up) => `${metric} ${up ? "went up" : "went down"}`,
  alert: (metric, days, before, now) => `${metric} moved from ${before} to ${now} in the last ${days} days.`,
  alertSure: (low, high) => `The change is between ${low} and ${high} with 95% confidence: more than chance.`,
  alertCounts: (now, before) => `Out of ${now} answers in these days and ${before} in the days before.`,
};
