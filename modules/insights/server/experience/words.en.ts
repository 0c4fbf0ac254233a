import type { fa } from "./words.fa.ts";

const range =
  "The range beside it says where the number would stand, 95 times in a hundred, had everybody answered: the fewer the answers, the wider it is.";
const answered = "Only those who answered this very question count; whoever passed it over is neither good nor bad.";

/** What each metric of answers is called and means, in English. */
export const en: typeof fa = {
  nps: {
    title: "Loyalty (NPS)",
    definition: `We ask “How likely are you to recommend us?” from 0 to 10. The share who gave 9 or 10 (promoters) less the share who gave 0 to 6 (detractors); 7 and 8 are passive. It goes from −100 to +100. ${answered} ${range}`,
  },
  "nps-1-10": {
    title: "Loyalty asked from 1 to 10",
    definition: `The same for surveys that asked from 1 to 10: 9 and 10 promote, 7 and 8 are passive, 1 to 6 detract. Its scale is another one, so it is never added to NPS from 0 to 10. ${answered} ${range}`,
  },
  csat: {
    title: "Satisfaction (CSAT)",
    definition: `Of those who rated their satisfaction from 1 to 5, the share who gave 4 or 5. The mean stands beside it. ${answered} ${range}`,
  },
  ces: {
    title: "Ease (CES)",
    definition: `Of those who said from 1 to 7 how easy it was (7 is very easy), the share who gave 5 to 7. The mean stands beside it. Surveys with another scale are not added. ${answered} ${range}`,
  },
  expectation: {
    title: "Expectations met",
    definition: `The share who said that it was as they expected, or better. ${answered} ${range}`,
  },
  "survey-answers": {
    title: "Answers to a question",
    definition:
      "The share of those who answered this question that chose each option. Where several may be chosen, shares add up to more than 100%.",
  },
  "response-rate": {
    title: "Response rate",
    definition:
      "Of the requests sent in this period, the share that was answered up to now. Those sent lately still have time. What did not arrive, what was opened and left, and whom a rule left out are counted apart.",
  },
};
