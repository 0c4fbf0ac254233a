import type { fa } from "./words.fa.ts";

const waits =
  "The median is the time by which half of the customers were answered, p90 that by which 90% were. Those who still wait are not left out: they count as waiting at least as long as they have. Spam does not count.";

/** What each metric of the inbox is called and means, in English. */
export const en: typeof fa = {
  "first-response-time": {
    title: "First response time",
    definition: `From a customer's first message to the first reply of a colleague. A bot's reply, a note and a reply that was taken back are no reply. ${waits}`,
  },
  "next-response-time": {
    title: "Next response time",
    definition: `After the first reply, from each unanswered message of the customer to the next reply of a colleague. ${waits}`,
  },
  "resolution-time": {
    title: "Resolution time",
    definition:
      "From a customer's first message until the conversation was resolved; where it was reopened, until the last time. Open conversations are not left out: they count as lasting at least as long as they have.",
  },
  "new-conversations": {
    title: "New conversations",
    definition:
      "How many conversations began in the period. Spam and what was merged into another conversation do not count.",
  },
  messages: {
    title: "Messages",
    definition:
      "How many messages came from customers or were written to them. Notes, messages that were taken back and spam do not count.",
  },
  "reopen-rate": {
    title: "Reopen rate",
    definition:
      "Of the conversations resolved in the period, the share that was reopened since. Those resolved lately may still come back.",
  },
  backlog: {
    title: "Open conversations",
    definition:
      "How many conversations are not resolved right now, and how many days ago they began. Spam does not count.",
  },
  "backlog-over-time": {
    title: "Open conversations over time",
    definition:
      "How many conversations that a customer began were not resolved at the end of each day. One that was reopened counts as open from its beginning until it was last resolved.",
  },
  "promises-kept": {
    title: "Kept promises",
    definition:
      "Of the promises that fell due in the period, the share that was kept in time. Released promises are left out.",
  },
  "service-levels-kept": {
    title: "Service levels kept",
    definition:
      "Of the waits for which a service level set a time, the share answered in time. Those whose time is not over yet, and those resolved without needing an answer, do not count.",
  },
};
