import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

/** Words of the reminder of a conversation that nobody answered, in English. */
export const en: Words<typeof fa> = {
  remind: "Remind me if nobody answers",
  by: "If the customer has not answered by then, the conversation comes back",
  drop: "No longer needed",
  set: (when: string) => `Without an answer by ${when} the conversation comes back`,
  dropped: "The reminder is gone",
  mark: (when: string) => `Awaiting an answer until ${when}`,
  send: "Send, and remind me if nobody answers in three days",
};
