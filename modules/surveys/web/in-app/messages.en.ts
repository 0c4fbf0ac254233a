import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

export const en: Words<typeof fa> = {
  title: "Ask in the app",
  note: "While somebody is in your app it asks them there; nobody is asked more often than the rule “How often we ask” says.",
  empty: "It does not ask in the app yet. It could ask how it was when an order has arrived, for instance.",
  begin: "Ask in the app",
  on: "Ask in the app",
  counts: (shown, answered) => `Asked ${shown} times, ${answered} answered`,
  refused: (count) => `, ${count} said not to be asked again`,
  noSite: "An app says who it is by the key of a site. Please make one first:",
  who: "Whoever in",
  app: "App",
  allApps: "all apps",
  at: "reaches",
  events: "Events at which it asks",
  anyEvent: "any event",
  reaches: "sees the survey in the language",
  eventsNote: "The app itself names its events, such as order_delivered; press Enter after each.",
  language: "Language",
  languages: { app: "of the app", fa: "Persian", en: "English" },
  sees: ".",
  said: {
    any: "Whoever is in the app",
    at: (events) => `Whoever reaches ${events} in the app`,
    or: " or ",
    share: (percent) => ` (${percent} of a hundred)`,
    sees: " sees the survey",
    again: (days) => `; not again for ${days} days.`,
  },
  samples: "Code for your app",
  samplesNote:
    "The samples hold the address and key of this brand. Your own server signs who the user is, as for the chat and for push; without that the answer is a visitor's. The easy way is the survey's page in a web view; the other is to draw the questions in the app.",
  more: "All of it, and what each name means:",
  languageOf: "Language of the sample",
};
