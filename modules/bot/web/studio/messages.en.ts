import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

export const en: Words<typeof fa> = {
  studio: "Bot studio",
  tabs: {
    intents: "Intents",
    flows: "Flows",
    answers: "Kinds of answers",
    learning: "Learning",
    numbers: "Numbers",
    incidents: "Incidents",
  },
  try: "Try it",
  tryTitle: "Try the bot",
  close: "Close",
};
