export const fa = {
  inLanguage: {
    fa: (what: string) => `${what} (فارسی)`,
    en: (what: string) => `${what} (انگلیسی)`,
  },
};
