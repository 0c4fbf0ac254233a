import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

/** Words of promises, in English. */
export const en: Words<typeof fa> = {
  title: "Promises",
  note: "What we told customers we would do, soonest first.",
  make: "Promise to the customer",
  what: "What did you promise?",
  whatPlaceholder: "Such as “We send the tracking number tomorrow”",
  due: "By when?",
  keep: "Record promise",
  kept: "Promise recorded",
  done: "Done",
  release: "No longer needed",
  doneSaid: "Promise fulfilled",
  released: "Promise released",
  open: "See the conversation",
  overdue: "Overdue",
  today: "Today",
  later: "Later",
  mine: "My promises",
  all: "Everyone's promises",
  whose: "Whose promises",
  by: (name: string) => `Promised by ${name}`,
  callback: "Call the customer; they asked for it",
  near: (when: string) => `Due soon: ${when}`,
  soon: (text: string, when: string) => `Due soon (${when}): ${text}`,
  missed: (when: string) => `Was due ${when}`,
  empty: {
    title: "No promises under way",
    text: "While answering, record a promise with P or when Hamdel offers it; it shows up here before it is late.",
  },
};
