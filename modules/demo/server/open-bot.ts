import type { Context } from "../../../platform/db/index.ts";
import { openBot } from "../../bot/index.ts";
import { demoIntents, noneOfThem } from "./intents.fa.ts";

type Write = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;

/** The demo shop's bot, live in the chat of its site with what its customers ask for. */
export async function openDemoBot(write: Write): Promise<void> {
  await openBot(
    { read: write, write },
    {
      settings: { channels: ["chat"], name: { fa: "آفتاب‌گردان", en: "Sunflower" } },
      intents: demoIntents,
      none: noneOfThem,
    },
  );
}
