import type { RootCause } from "../../contract.ts";

const tree: [key: string, fa: string, en: string, children: [string, string, string][]][] = [
  [
    "product",
    "کالا",
    "Product",
    [
      ["faulty", "معیوب یا شکسته", "Faulty or broken"],
      ["not_as_shown", "با معرفی‌اش فرق داشت", "Not as it was shown"],
      ["quality", "کیفیت پایین", "Poor quality"],
      ["missing", "کم یا اشتباه بود", "Missing or wrong"],
    ],
  ],
  [
    "delivery",
    "تحویل",
    "Delivery",
    [
      ["late", "دیر رسید", "Came late"],
      ["packing", "بسته‌بندی بد", "Badly packed"],
      ["courier", "رفتار پیک", "How the courier behaved"],
      ["untold", "خبر نداشتن از وضعیت", "Not told how it stands"],
    ],
  ],
  [
    "price",
    "قیمت و پرداخت",
    "Price and payment",
    [
      ["unclear", "هزینهٔ نگفته", "A cost nobody mentioned"],
      ["refund", "دیر شدن بازگشت وجه", "Refund took long"],
      ["payment", "خطای پرداخت", "Payment failed"],
    ],
  ],
  [
    "service",
    "رفتار و پاسخ‌گویی",
    "Service",
    [
      ["slow", "پاسخ دیر", "Slow to answer"],
      ["manner", "برخورد نامناسب", "Manner"],
      ["wrong_word", "اطلاعات نادرست", "Wrong information"],
      ["promise", "قولی که نگه داشته نشد", "A promise not kept"],
    ],
  ],
  [
    "site",
    "سایت و برنامه",
    "Site and app",
    [
      ["error", "خطا یا کندی", "Error or slowness"],
      ["hard", "سخت بودن کار", "Hard to use"],
    ],
  ],
  ["other", "دیگر", "Something else", []],
];

/** Why things go wrong in most businesses, as a tree; a brand changes and adds to it. */
export const usualCauses: readonly RootCause[] = tree.flatMap(([key, fa, en, children]) => [
  { key, parent: null, fa, en },
  ...children.map(([child, childFa, childEn]) => ({ key: `${key}.${child}`, parent: key, fa: childFa, en: childEn })),
]);
