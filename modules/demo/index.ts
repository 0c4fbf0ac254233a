export { makeFormsAndCalls } from "./server/forms-and-calls.ts";
export { demoIntents } from "./server/intents.fa.ts";
export { makeHelpCentre } from "./server/make-help-centre.ts";
export { openDemoBot } from "./server/open-bot.ts";
export { articlesEn } from "./server/seed-articles.en.ts";
export { articlesFa } from "./server/seed-articles.fa.ts";
