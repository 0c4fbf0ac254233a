import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

/** Words of calling a customer, in English. */
export const en: Words<typeof fa> = {
  call: "Call",
  callThem: "Call the customer; your own telephone rings first",
  rings: (extension) => `Extension ${extension} rings. Pick up, and the customer is called.`,
};
