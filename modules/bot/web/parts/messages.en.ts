import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

export const en: Words<typeof fa> = {
  inLanguage: {
    fa: (what) => `${what} (Persian)`,
    en: (what) => `${what} (English)`,
  },
};
