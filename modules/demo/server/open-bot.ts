import type { Context } from "../../../platform/db/index.ts";
import { type OpenedFlow, openBot } from "../../bot/index.ts";
import { demoIntents, noneOfThem } from "./intents.fa.ts";

type Write = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;
type More = {
  flows?: readonly OpenedFlow[];
  /** The team that gets what is about the law. */
  team?: number;
  writeAt?: <T>(at: Date, work: (ctx: Context) => Promise<T>) => Promise<T>;
};

/** The demo shop's bot, live in the chat of its site with what its customers ask for. */
export async function openDemoBot(write: Write, { flows = [], team, writeAt }: More = {}): Promise<void> {
  await openBot(
    { read: write, write, ...(writeAt && { writeAt }) },
    {
      settings: {
        channels: ["chat"],
        name: { fa: "آفتاب‌گردان", en: "Sunflower" },
        topics: team === undefined ? [] : [{ name: "شکایت و حقوقی", words: ["شکایت", "دادگاه", "تعزیرات"], team }],
      },
      intents: demoIntents,
      none: noneOfThem,
      flows,
    },
  );
}
