import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

/** Words of the customer's side of the inbox, in English. */
export const en: Words<typeof fa> = {
  customer: "Customer of this conversation",
  profile: "Full customer page",
  bought: (count: string) => `from ${count} orders`,
  noOrders: "No purchases yet",
  contacts: (count: string) => `${count} contacts so far`,
  latest: "Latest",
  orders: "Orders",
  promises: "Promises",
  others: "Other conversations",
  addPromise: "New promise",
  all: "All",
  order: (number: string) => `Order ${number}`,
  nothing: "Nothing recorded",
};
