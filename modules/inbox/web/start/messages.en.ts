import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

/** Words of beginning a conversation, in English. */
export const en: Words<typeof fa> = {
  begin: "New conversation",
  title: "A new conversation",
  find: "Name, phone or e-mail of the customer",
  hint: "Type two letters to find the customer; a new phone or e-mail will do as well.",
  none: "No customer of this name. Type their phone or e-mail to make one here.",
  make: (address: string) => `Conversation with ${address}`,
  makeNote: "A new customer; one who is known already is found",
  another: "Another customer",
  channel: "Over which channel",
  noted: "Recorded only; nothing is sent",
  subject: "Subject",
  message: "Message",
  note: "What is it about? (for colleagues)",
  send: "Send and open the conversation",
  open: "Open the conversation",
  refused: "This customer cannot be written to over this channel just now",
  away: "not now",
};
