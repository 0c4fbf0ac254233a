export { type ConversationScores, registerConversationScores } from "./server/learning/satisfaction.ts";
export { type OpenedFlow, openBot } from "./server/open-bot.ts";
export { rehearseAnswer, rehearsedCode } from "./server/rehearse.ts";
export { tryAnswer } from "./server/try-answer.ts";
