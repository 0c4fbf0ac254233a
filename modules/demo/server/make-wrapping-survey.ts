import type { Actor, Context } from "../../../platform/db/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { definition } from "../../surveys/contract.ts";
import { keepPicture, makeSurvey, publishSurvey, takeResponses } from "../../surveys/index.ts";
import { drawGift, type Gift } from "./draw-gift.ts";
import { demoSource } from "./settle-people.ts";

type InBrand = <T>(at: Date, actor: Actor | null, work: (ctx: Context) => Promise<T>) => Promise<T>;
type Making = { house: House; brandId: number; inBrand: InBrand; now: Date };

const day = 86_400_000;
const key = "wrapping";
const wrappings: (Gift & { key: string; title: object; alt: object })[] = [
  {
    ...{ key: "turquoise", ground: [246, 242, 234], box: [14, 143, 138], ribbon: [244, 201, 93] },
    title: { fa: "فیروزه‌ای با روبان طلایی", en: "Turquoise with a golden ribbon" },
    alt: { fa: "جعبه‌ای فیروزه‌ای با روبان و پاپیون طلایی", en: "A turquoise box with a golden ribbon and bow" },
  },
  {
    ...{ key: "pomegranate", ground: [203, 214, 205], box: [166, 38, 57], ribbon: [250, 246, 238] },
    title: { fa: "اناری با روبان سفید", en: "Pomegranate red with a white ribbon" },
    alt: { fa: "جعبه‌ای به رنگ انار با روبان و پاپیون سفید", en: "A pomegranate-red box with a white ribbon and bow" },
  },
  {
    ...{ key: "kraft", ground: [246, 242, 234], box: [190, 152, 108], ribbon: [72, 96, 60] },
    title: { fa: "کاغذ ساده با روبان سبز", en: "Plain paper with a green ribbon" },
    alt: {
      fa: "جعبه‌ای در کاغذ قهوه‌ای ساده با روبان و پاپیون سبز",
      en: "A box in plain brown paper with a green ribbon and bow",
    },
  },
];
/** Who liked which, over and over. */
const liked = ["pomegranate", "turquoise", "pomegranate", "kraft", "pomegranate", "turquoise", "kraft", "pomegranate"];
const ways = ["app", "web", "app", "app", "web"] as const;

/** A survey that asks by pictures, answered in the shop's app and on its site for two weeks. */
export async function makeWrappingSurvey({ house, brandId, inBrand, now }: Making): Promise<void> {
  const began = new Date(now.getTime() - 15 * day);
  const options = [];
  for (const { key: option, title, alt, ...gift } of wrappings) {
    const write = <T>(work: (ctx: Context) => Promise<T>) => inBrand(began, null, work);
    const picture = await keepPicture(house, brandId, write, drawGift(gift));
    options.push({ key: option, title, picture, alt });
  }
  const title = { fa: "برای یلدا کدام بسته‌بندی را می‌پسندید؟", en: "Which wrapping do you like for Yalda?" };
  const question = { key: "which", type: "choice", title, required: true, pictures: true, options };
  const asked = definition.parse({
    languages: ["fa", "en"],
    sections: [{ key: "wrapping", questions: [question] }],
    thanks: { title: { fa: "سپاس، یلدایتان خوش", en: "Thank you, and a happy Yalda" } },
  });
  await inBrand(began, null, async (ctx) => {
    await makeSurvey(ctx, { key, name: "بسته‌بندی یلدا", definition: asked, settings: { touchpoint: "purchase" } });
    await publishSurvey(ctx, key);
  });
  const answers = Array.from({ length: 64 }, (_, nth) => {
    const way = ways[nth % ways.length]!;
    const at = new Date(began.getTime() + day / 2 + nth * (day / 5));
    return {
      ...{
        external_id: `${key}-${nth + 1}`,
        answered_at: at.toISOString(),
        mode: way,
        channel: way,
        language: "fa" as const,
      },
      answers: { which: [liked[(nth * 5) % liked.length]!] },
    };
  });
  await inBrand(now, null, (ctx) => takeResponses(ctx, key, answers, demoSource));
}
