import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

/** Words of the list of calls, in English. */
export const en: Words<typeof fa> = {
  title: "Phone calls",
  note: "Every call the exchange told of, once.",
  views: { all: "All", missed: "Missed", mine: "Mine" },
  show: "Which calls",
  older: "Older ones",
  newest: "The newest",
  empty: {
    title: "No call has come yet",
    text: "Connect the phone exchange (Simotel, Issabel, FreePBX) in the settings, and every call stands here and on its customer's timeline by itself.",
    setUp: "Connect a phone exchange",
  },
  none: { title: "No calls", text: "No call was found in this list." },
};
