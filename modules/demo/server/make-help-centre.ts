import type { Actor, Context } from "../../../platform/db/index.ts";
import type { ArticleLanguage } from "../../knowledge/contract.ts";
import {
  addCategory,
  changeText,
  dayOfReaders,
  makeArticle,
  noteUnanswered,
  saveHelpCentre,
  writeText,
} from "../../knowledge/index.ts";
import { chance } from "./chance.ts";
import { type DemoArticle, demoCategories } from "./help-categories.ts";
import { articlesEn } from "./seed-articles.en.ts";
import { articlesFa } from "./seed-articles.fa.ts";

type InBrand = <T>(at: Date, actor: Actor | null, work: (ctx: Context) => Promise<T>) => Promise<T>;
type Making = { now: Date; owner: string; form: number };

const day = 86_400_000;
/** What readers looked for: words, how often a month, and whether an article answers them. */
const searches: [string, number, boolean][] = [
  ["سفارشم کجاست", 46, true],
  ["هزینه ارسال", 31, true],
  ["مرجوع کردن", 24, true],
  ["کارت هدیه", 12, true],
  ["قسطی", 15, true],
  ["ارسال به کیش", 9, false],
  ["پرداخت با رمزارز", 6, false],
  ["کارگاه سفال", 4, false],
  ["استخدام", 7, false],
];
const unanswered = ["برای افغانستان هم می‌فرستید؟", "سرویس جهیزیه دارید؟", "می‌شود مدل سفارشی ساخت؟"];

/** The help centre of the shop: articles in both languages, a few of them old or just being written, and a month of readers. */
export async function makeHelpCentre(inBrand: InBrand, { now, owner, form }: Making): Promise<void> {
  const author: Actor = {
    kind: "user",
    id: owner,
    name: "",
    role: "owner",
    permissions: ["articles.write", "articles.publish"],
  };
  const ago = (days: number) => new Date(now.getTime() - days * day);
  const luck = chance(1406);
  const categories = await inBrand(ago(300), author, async (ctx) => {
    await saveHelpCentre(ctx, { contact_form: form, intro: { fa: "چه کمکی از ما برمی‌آید؟", en: "How can we help?" } });
    const ids = new Map<string, number>();
    for (const { slug, fa, en, note } of demoCategories)
      ids.set(slug, await addCategory(ctx, { slug, name: { fa, en }, note }));
    return ids;
  });
  const ids = new Map<string, number>();
  for (const one of articlesFa) {
    ids.set(
      one.id,
      await inBrand(ago(luck.whole(20, 290)), author, (ctx) => publishNew(ctx, one, categories.get(one.in)!)),
    );
  }
  for (const one of articlesEn)
    await inBrand(ago(luck.whole(5, 20)), author, (ctx) => publishIn(ctx, ids.get(one.id)!, "en", one));
  await inBrand(ago(1), author, (ctx) => beginSome(ctx, ids, categories));
  for (let back = 29; back >= 0; back--) {
    await inBrand(ago(back), null, (ctx) => dayOfReaders(ctx, readersOf(luck, ids, back)));
  }
  for (const [at, question] of unanswered.entries()) {
    await inBrand(ago(at * 3 + 1), null, (ctx) => noteUnanswered(ctx, { question, language: "fa" }));
  }
}

const textOf = ({ title, body, keywords = "" }: DemoArticle) => ({
  title,
  summary: body.split("\n")[0]!,
  body,
  keywords,
});

async function publishNew(ctx: Context, one: DemoArticle, category: number): Promise<number> {
  const visibility = one.private ? ("signed_in" as const) : ("public" as const);
  const id = await makeArticle(ctx, { language: "fa", text: textOf(one), category, visibility });
  await changeText(ctx, { id, language: "fa" }, { do: "publish" });
  return id;
}

async function publishIn(ctx: Context, id: number, language: ArticleLanguage, one: DemoArticle): Promise<void> {
  await writeText(ctx, id, language, textOf(one));
  await changeText(ctx, { id, language }, { do: "publish" });
}

/** What is in the works: a draft, one that waits for review, and newer words of a published one. */
async function beginSome(
  ctx: Context,
  ids: ReadonlyMap<string, number>,
  categories: ReadonlyMap<string, number>,
): Promise<void> {
  const draft = {
    title: "ارسال به کیش و قشم",
    summary: "",
    keywords: "",
    body: "هزینه و زمان ارسال به جزیره‌ها با باربری هماهنگ می‌شود.",
  };
  await makeArticle(ctx, { language: "fa", text: draft, category: categories.get("delivery")! });
  const asked = {
    title: "نصب بند رخت دیواری",
    summary: "",
    keywords: "",
    body: "فاصلهٔ دو پایه را ۶۰ سانتی‌متر بگیرید و با مته شمارهٔ ۶ سوراخ کنید.",
  };
  const id = await makeArticle(ctx, { language: "fa", text: asked, category: categories.get("products")! });
  await changeText(ctx, { id, language: "fa" }, { do: "ask_review" });
  const known = articlesFa.find((one) => one.id === "instalments")!;
  const newer = { ...textOf(known), body: `${known.body}\n\nاز ماه آینده سقف خرید قسطی ۳۰ میلیون تومان می‌شود.` };
  await writeText(ctx, ids.get("instalments")!, "fa", newer);
}

function readersOf(luck: ReturnType<typeof chance>, ids: ReadonlyMap<string, number>, back: number) {
  const all = [...ids.values()];
  const often = (at: number) => Math.max(0, Math.round(luck.wait(40 / (at + 3))));
  const weak = [ids.get("discount-code")!, ids.get("refund-time")!, ids.get("sign-in")!];
  return {
    views: all.map((article, at) => ({ article, language: "fa" as const, n: often(at % 17) })),
    votes: all
      .filter(() => luck.hits(0.12))
      .map((article) => ({
        article,
        language: "fa" as const,
        useful: luck.hits(weak.includes(article) ? 0.35 : 0.88),
      })),
    contacts: back % 4 === 0 ? [{ article: luck.pick(weak), language: "fa" as const }] : [],
    searches: searches.flatMap(([query, often, found]) =>
      luck.hits(often / 30)
        ? [{ query, language: "fa" as const, found: found ? 4 : 0, opened: found ? luck.pick(all) : null }]
        : [],
    ),
  };
}
