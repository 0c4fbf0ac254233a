import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

/** Words of one customer's page, in English. */
export const en: Words<typeof fa> = {
  fallbackTitle: "Customer",
  addTag: "Add tag",
  erased:
    "This customer's personal data was erased on their wish. Counts of purchases and contacts stay, without a name.",
  mergedAway: "This customer was joined with another one.",
  openMerged: "Open the customer it became",
  tabs: "Parts of this customer",
  stats: {
    revenue: "Revenue",
    revenueMeaning:
      "The sum of all orders that were neither cancelled nor returned, less what was refunded of them, in the brand's currency.",
    orders: "Orders",
    ordersMeaning: "How many orders were neither cancelled nor returned.",
    lastOrder: (day: string) => `last: ${day}`,
    interactions: "Interactions",
    interactionsMeaning: "Every call, message, visit or purchase of this customer on record.",
    contacts: (count: string) => `${count} talks with us`,
    lastSeen: "Last seen",
    lastSeenMeaning: "When the customer last did something: wrote, called, visited the site or bought.",
    never: "Not yet",
  },
  saved: (what: string) => `${what} saved`,
  menu: "What can be done with this customer",
  mergeWith: "Merge with another customer",
  exportPerson: "Get all data of this person",
  erase: "Erase personal data",
  eraseTitle: "Erase personal data",
  eraseWhat:
    "The name, numbers, addresses, texts of conversations, notes and everything else that identifies this person is erased. Counts and amounts of purchases stay without a name. This cannot be undone, and if a file brings the same person again, they are not taken in.",
  eraseType: (name: string) => `Type “${name}” to go on`,
  eraseDo: "Erase for good",
  erasedNow: "Personal data erased",
  banner: {
    one: "This customer and another one may be the same person.",
    many: (count: string) => `This customer and ${count} others may be the same person.`,
    look: "See side by side",
  },
  merge: {
    title: "Merge with another customer",
    search: "Name, phone or e-mail of the other customer",
    hint: "Type at least two letters.",
    none: "No other customer found.",
    stays: "Stays",
    joins: "Joins it",
    swap: "Swap",
    what: "Timeline, orders and identifiers of both become one. For 30 days you can take them apart again.",
    do: "Merge these two",
    done: (name: string) => `Joined with ${name}`,
    undone: "The merge was taken back",
    another: "Choose another customer",
  },
};
