import type { Words } from "../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

export const en: Words<typeof fa> = {
  title: "Demo",
  about:
    "A made-up shop with some thousand customers and eighteen months of orders and conversations, in a brand of its own. It never mixes with your data, and one click removes it.",
  make: "Make the demo",
  making: "The demo is being made",
  open: "Go to the demo",
  remove: "Remove the demo",
  removed: "The demo was removed.",
  ready: "The demo is ready.",
};
