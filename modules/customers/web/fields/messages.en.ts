import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

/** Words of the brand's own fields of customers, in English. */
export const en: Words<typeof fa> = {
  title: "Customer fields",
  note: "What your brand wants to know of each customer, such as a clothing size or a subscription number.",
  add: "Add field",
  change: "Change field",
  label: "Name",
  labelPlaceholder: "Such as clothing size",
  key: "Name in files and the API",
  keyHint: "Small Latin letters, digits and underscores; it stays as it is.",
  type: "Type",
  types: { text: "Text", number: "Number", date: "Date", boolean: "Yes or no", choice: "One of several" },
  choices: "Choices",
  choicesHint: "Press Enter after each.",
  save: "Save field",
  saved: (label: string) => `Field “${label}” saved`,
  removed: (label: string) => `Field “${label}” removed`,
  remove: (label: string) => `Remove “${label}”`,
  edit: (label: string) => `Change “${label}”`,
  empty: {
    title: "No custom fields yet",
    text: "Each field you make shows on the customer's page, in the columns of the list, in groups and in files.",
  },
};
