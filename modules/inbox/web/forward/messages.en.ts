import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

/** Words of handing a message on, in English. */
export const en: Words<typeof fa> = {
  forward: "Forward…",
  last: "Forward the last message",
  title: "Who gets this message?",
  what: "Its files go along. The customer is not told.",
  kinds: { outside: "E-mail outside", colleague: "Colleague", conversation: "Another conversation" },
  to: "E-mail address",
  from: "From mailbox",
  noAccount: "Connect a mailbox to send to somebody outside.",
  colleague: "Colleague",
  find: "A customer's name, or words of the conversation",
  chosen: "Conversation it goes to",
  words: "A few words before it (if you like)",
  send: "Forward",
  sent: (to: string) => `Goes out to ${to}`,
  told: (to: string) => `${to} has been told`,
  put: "Noted in the other conversation",
  more: "More for this message",
};
