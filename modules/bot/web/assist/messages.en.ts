import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

export const en: Words<typeof fa> = {
  led: "The bot is answering. Your message takes the conversation over.",
  label: "Suggestions of the bot",
  ask: "Suggest a reply",
  none: "There is no suggestion for this message.",
  replies: "Replies",
  articles: "Articles",
  writeReply: (title: string) => `Write the reply “${title}”`,
  writeLink: (title: string) => `Write the link to “${title}”`,
  close: "Close the suggestions",
  pullBack: "Give to the bot",
  pulledBack: "The conversation was given to the bot.",
};
