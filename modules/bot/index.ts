export { openBot } from "./server/open-bot.ts";
