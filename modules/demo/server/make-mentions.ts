import type { Actor, Context } from "../../../platform/db/index.ts";
import { addSource, addTerm, type Heard, takeMentions } from "../../mentions/index.ts";
import { mentionStories } from "./mentions.fa.ts";

type InBrand = <T>(at: Date, actor: Actor | null, work: (ctx: Context) => Promise<T>) => Promise<T>;
const day = 86_400_000;

/** What is said of the shop in public, written as a program that watches would bring it: nothing is asked of any site. */
export async function makeMentions(
  inBrand: InBrand,
  { now, secretKey }: { now: Date; secretKey: Buffer },
): Promise<void> {
  const words = { product: null, all_words: [], none_words: [] };
  await inBrand(now, null, async (ctx) => {
    await addTerm(ctx, { ...words, name: "خانهٔ آفتاب", any_words: ["خانهٔ آفتاب"] });
    const body = { kind: "hook" as const, name: "پایش وب", address: null, keep_all: false, every_minutes: 15 };
    const { id } = await addSource(ctx, secretKey, body);
    await takeMentions(ctx, { id, keep_all: false }, mentionStories.map(heardOf(now)));
  });
}

function heardOf(now: Date) {
  return ([days, place, author, text]: (typeof mentionStories)[number], at: number): Heard => ({
    ...{ key: `demo-${at}`, title: "", text, author, place, channel: "social", link: null },
    saidAt: new Date(now.getTime() - days * day - (at + 1) * 900_000),
  });
}
