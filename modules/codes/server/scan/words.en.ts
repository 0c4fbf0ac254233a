import type { ScanWords } from "./words.fa.ts";

export const en: ScanWords = {
  chatTitle: (place) => `Chat with ${place}`,
  chatIntro: "Write your message; we know where you are writing from.",
  open: "Open the chat",
  chatOff: "The chat is closed here for now.",
  retiredTitle: "This code is no longer in use",
  retiredText: (brand) => `The card or poster is an old one. ${brand} is there for you in other ways.`,
  goneTitle: "There is no such code",
  goneText: "Perhaps it was not read as a whole. Hold the camera a little closer and try again.",
  failedTitle: "This page did not open",
  failedText: "Please try again in a moment.",
  branches: "Branches and how to reach us",
};
