import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

/** Words of joining and parting conversations, in English. */
export const en: Words<typeof fa> = {
  merge: "Merge into another…",
  title: "Into which conversation?",
  what: "The messages of both stand in one conversation, in order of time. It can be undone at any time.",
  ofCustomer: "Other conversations of this customer",
  search: "Search what this customer wrote",
  none: "This customer has no other conversation. If they wrote under another name too, merge the two customers first.",
  notFound: "No conversation with these words",
  open: "Open",
  ended: "Ended",
  merged: "The two are one conversation now",
  unmerged: "The conversations are apart again",
  split: "Split off from this message",
  splitDone: "From this message on it is a conversation of its own",
  unsplit: "What was split off is back in its place",
  undo: "Undo",
  see: "See that conversation",
};
