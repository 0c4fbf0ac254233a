import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

/** Words of the card of a caller, in English. */
export const en: Words<typeof fa> = {
  calls: "Calls just now",
  states: { ringing: "Ringing", dialling: "Dialling", talking: "Talking", over: "Over" },
  at: (extension) => `Extension ${extension}`,
  queue: (name) => `Queue ${name}`,
  close: "Close (Esc)",
  unknown: "Unknown number",
  hidden: "Hidden number",
  lifecycles: { prospect: "Prospect", buyer: "Buyer", loyal: "Loyal", lapsed: "Lapsed" },
  bought: (orders) => `${orders} purchases`,
  owed: "We promised",
  callback: "Call the customer back",
  due: (when) => `by ${when}`,
  conversations: "Open conversations",
  contacts: "Last contacts",
  orders: "Last orders",
  order: (number) => `Order ${number}`,
  timeline: "Timeline",
  conversation: "Conversation",
  name: "Their name (if they said it)",
  create: "Make a customer",
  created: "The customer was made.",
  nothing: "No contact before this one.",
};
