import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

export const en: Words<typeof fa> = {
  team: "Which team",
  anyTeam: "Whichever team has its turn",
  inLanguage: {
    fa: (what) => `${what} (Persian)`,
    en: (what) => `${what} (English)`,
  },
};
