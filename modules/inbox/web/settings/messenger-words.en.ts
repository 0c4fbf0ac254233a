import type { messengerFa } from "./messenger-words.fa.ts";

/** Words of setting up Rubika, Safir and Eitaa, in English. */
export const messengerEn: typeof messengerFa = {
  kinds: {
    bale_safir: "Bale by phone number (Safir)",
    rubika: "Rubika",
    eitaa: "Eitaa channel",
  },
  kindNotes: {
    bale_safir: "With a Safir key from Bale's business panel; it only sends",
    rubika: "With a bot token from Rubika's BotFather",
    eitaa: "With a token from Eitaayar, to publish posts in a channel",
  },
  fields: {
    accessKey: "Safir's API access key",
    botId: "Number of the bot",
    botIdNote: "The bot that customers answer; connect it on its own as well",
    eitaaToken: "Eitaayar token",
    eitaaChat: "Channel name",
    eitaaChatNote: "Without @, such as myshop, or the number of a private channel",
  },
};
