import type { PosterWords } from "./words.fa.ts";

export const en: PosterWords = {
  headline: { chat: "Chat with us right now", survey: "Were you happy here?" },
  how: {
    chat: "Point your phone’s camera at the code and write to us.",
    survey: "Point your phone’s camera at the code and tell us; it takes a minute.",
  },
  or: "or open this address",
};
