export { type ConversationScores, registerConversationScores } from "./server/learning/satisfaction.ts";
export { openBot } from "./server/open-bot.ts";
export { tryAnswer } from "./server/try-answer.ts";
