import type { Actor, Context } from "../../../platform/db/index.ts";
import { brandSettings, isoDayInBrand } from "../../admin/index.ts";
import { audienceIds, postalPeople, savePostalAddress } from "../../customers/index.ts";
import { addBatch, addTemplate, listLetters, postBatch, returnLetter, tellPosted } from "../../letters/index.ts";
import type { Chance } from "./chance.ts";

type InBrand = <T>(at: Date, actor: Actor | null, work: (ctx: Context) => Promise<T>) => Promise<T>;

const day = 86_400_000;
const people = 48;
const streets =
  "خیابان شریعتی|خیابان امام خمینی|بلوار کشاورز|خیابان فردوسی|خیابان سعدی|بلوار معلم|خیابان حافظ|کوچهٔ بهار|خیابان گلستان|بلوار دانشجو".split(
    "|",
  );
const template = {
  name: "سپاس از مشتریان وفادار",
  language: "fa" as const,
  body: `**{{customer.name|مشتری گرامی}}**

با سلام،

از این‌که {{brand.name}} را برای خانه‌تان انتخاب کردید سپاس‌گزاریم. آخرین خرید شما از ما {{order.amount_in_words|برای ما ارزشمند}} بود.

به پاس همراهی‌تان، تا پایان فصل:

- ارسال سفارش‌های شما به {{customer.city|شهر شما}} رایگان است؛
- کادوپیچی هر سفارش مهمان ما هستید.

اگر چیزی آن‌طور که می‌خواستید نبود، به ما بنویسید یا در گفتگوی سایت بگویید.

با احترام`,
  signature: "خانهٔ آفتاب، بخش مشتریان",
  ...{ paper: "a5" as const, letterhead: true, window: "right" as const, code: null },
};

/** A letter of thanks that was posted nine days ago; some had no address, and two came back. */
export async function makeLetters(
  inBrand: InBrand,
  { now, owner, luck }: { now: Date; owner: string; luck: Chance },
): Promise<void> {
  const who: Actor = { kind: "user", id: owner, name: "", role: "owner", permissions: ["*"] };
  const made = new Date(now.getTime() - 9 * day);
  const batch = await inBrand(made, who, async (ctx) => {
    const ids = await audienceIds(ctx, { kind: "all" }, { limit: people });
    await giveAddresses(ctx, ids, luck);
    const id = await addTemplate(ctx, template);
    const audience = { kind: "ids" as const, ids };
    const made = await addBatch(ctx, { name: "سپاس پاییزه", template: id, audience, purpose: "service" });
    await postBatch(ctx, made, isoDayInBrand(await brandSettings(ctx), ctx.now));
    await tellPosted(ctx, made);
    return made;
  });
  await inBrand(new Date(now.getTime() - 2 * day), who, async (ctx) => {
    const { rows } = await listLetters(ctx, batch, { state: "in", limit: 200 });
    for (const letter of [rows[3], rows[17]])
      if (letter) await returnLetter(ctx, { id: batch, letter: letter.id }, true);
  });
}

/** Of nine in ten the shop knows where they live. */
async function giveAddresses(ctx: Context, ids: readonly number[], luck: Chance): Promise<void> {
  const known = await postalPeople(ctx, ids);
  for (const id of ids) {
    if (!luck.hits(0.9)) continue;
    const lines = `${luck.pick(streets)}، پلاک ${luck.whole(1, 240)}، واحد ${luck.whole(1, 9)}`;
    const code = `${luck.pick(["1", "3", "5", "7", "9"])}${luck.whole(3, 9)}${luck.whole(3, 9)}1${luck.pick(["6", "8"])}${luck.whole(10_001, 99_999)}`;
    await savePostalAddress(ctx, id, { lines, city: known.get(id)?.city ?? "تهران", postal_code: code }, "demo");
  }
}
