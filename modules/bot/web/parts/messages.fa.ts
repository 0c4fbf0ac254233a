export const fa = {
  team: "کدام تیم",
  anyTeam: "هر تیمی که نوبتش باشد",
  inLanguage: {
    fa: (what: string) => `${what} (فارسی)`,
    en: (what: string) => `${what} (انگلیسی)`,
  },
};
