/** Who sees the bot's studio, and who changes what it says. */
export const mayRead = "bot.read";
export const mayWrite = "bot.manage";
