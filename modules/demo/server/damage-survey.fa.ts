import { definition } from "../../surveys/contract.ts";

/** What customers are asked when something came broken, with a photo of it. */
export const damageSurvey = definition.parse({
  languages: ["fa", "en"],
  sections: [
    {
      key: "damage",
      questions: [
        {
          type: "choice",
          key: "what",
          title: { fa: "چه مشکلی دیدید؟", en: "What went wrong?" },
          required: true,
          other: true,
          options: [
            { key: "broken", title: { fa: "شکسته یا لب‌پریده بود", en: "It was broken or chipped" } },
            { key: "wrong", title: { fa: "کالای دیگری رسید", en: "A different product came" } },
            { key: "missing", title: { fa: "چیزی کم بود", en: "Something was missing" } },
          ],
        },
        {
          type: "file",
          key: "photo",
          title: { fa: "عکسی از کالا و بسته‌بندی پیوست کنید", en: "Attach a picture of the product and its box" },
          note: { fa: "با عکس زودتر رسیدگی می‌کنیم.", en: "With a picture we can help sooner." },
          kinds: ["pictures"],
        },
      ],
    },
  ],
});
