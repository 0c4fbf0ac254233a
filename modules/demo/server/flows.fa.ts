import type { OpenedFlow } from "../../bot/index.ts";

const day = 86_400_000;
type Draft = OpenedFlow["versions"][number]["flow"];
type Node = Draft["nodes"][number];
const words = (fa: string, en = "") => ({ fa, en });
/** Where a step stands on the canvas: column and row, from the start. */
const at = (column: number, row = 0) => ({ x: column * 300, y: row * 150 });

const askOrder: Node = {
  ...{ id: "order", type: "question", entity: "order_number", attribute: "order_number", ...at(0) },
  ...{ text: words("متأسفم که این‌طور شد. شمارهٔ سفارش را بنویسید؛ در پیامک خرید آمده است."), next: "what" },
  ...{ again: words("شمارهٔ سفارش را پیدا نکردم. مثلاً S-10234 را بنویسید."), on_failure: "colleague" },
};
const kindOf = (id: string, row: number, value: string, next: string): Node => ({
  ...{ id, type: "set_attribute", attribute: "damage", value, next, ...at(2, row) },
});
const colleague = (reason: string, column: number): Node => ({
  ...{ id: "colleague", type: "hand_over", reason, ...at(column, 1) },
});

const damageFirst: Draft = {
  start: "order",
  nodes: [
    askOrder,
    {
      ...{ id: "what", type: "question", entity: "text", attribute: "damage", ...at(1) },
      ...{ text: words("چه چیزی آسیب دیده است؟"), next: "colleague", on_failure: "colleague" },
    },
    colleague("گزارش آسیب، سفارش {{order_number}}: {{damage}}", 2),
  ],
};
const damageNow = (wish: boolean): Draft => ({
  start: "order",
  nodes: [
    askOrder,
    {
      ...{ id: "what", type: "message", text: words("کالا چه شده است؟"), next: "other", ...at(1) },
      buttons: [
        { label: words("شکسته است"), next: "broken" },
        { label: words("لب‌پر یا ترک‌دار است"), next: "chipped" },
        { label: words("کار نمی‌کند"), next: "dead" },
      ],
    },
    kindOf("broken", 0, "شکسته", "wish"),
    kindOf("chipped", 1, "لب‌پر", "wish"),
    kindOf("dead", 2, "کار نمی‌کند", "wish"),
    kindOf("other", 3, "چیز دیگر", "wish"),
    {
      ...{ id: "wish", type: "message", text: words("کدام را می‌خواهید؟"), next: "colleague", ...at(3, 1) },
      buttons: [
        { label: words("همان را دوباره بفرستید"), next: wish ? "again" : "colleague" },
        { label: words("پولم را برگردانید"), next: wish ? "money" : "colleague" },
      ],
    },
    ...(wish
      ? [
          { ...kindOf("again", 0, "ارسال دوباره", "colleague"), attribute: "wish", ...at(4, 0) } as Node,
          { ...kindOf("money", 0, "برگشت پول", "colleague"), attribute: "wish", ...at(4, 2) } as Node,
        ]
      : []),
    colleague(`گزارش آسیب، سفارش {{order_number}}: {{damage}}${wish ? "؛ خواسته: {{wish}}" : ""}`, 5),
  ],
});

const bulk = (city: boolean): Draft => ({
  start: "what",
  nodes: [
    {
      ...{ id: "what", type: "question", entity: "text", attribute: "wanted", ...at(0) },
      ...{ text: words("چه کالایی را برای خرید عمده می‌خواهید؟"), next: "count", on_failure: "sales" },
    },
    {
      ...{ id: "count", type: "question", entity: "number", attribute: "count", next: "many", ...at(1) },
      ...{ text: words("چند عدد؟"), again: words("فقط تعداد را با رقم بنویسید."), on_failure: "sales" },
    },
    {
      ...{ id: "many", type: "condition", otherwise: "few", ...at(2) },
      branches: [{ attribute: "count", is: "greater", value: "19", next: city ? "city" : "mark" }],
    },
    {
      ...{ id: "few", type: "message", next: null, ...at(3, 1) },
      text: words("برای کمتر از ۲۰ عدد، قیمت همان قیمت سایت است و ارسال بالای یک میلیون و پانصد هزار تومان رایگان."),
    },
    ...(city
      ? [
          {
            ...{ id: "city", type: "question", entity: "city", attribute: "city", next: "mark", on_failure: "mark" },
            ...{ text: words("به کدام شهر بفرستیم؟"), ...at(3) },
          } as Node,
        ]
      : []),
    { id: "mark", type: "set_attribute", attribute: "buyer_kind", value: "عمده", next: "sales", ...at(4) },
    {
      ...{ id: "sales", type: "hand_over", ...at(5) },
      reason: `خرید عمده: {{wanted}}، {{count}} عدد${city ? "، {{city}}" : ""}`,
    },
  ],
});

/** Two flows of the shop, each live in its second version; one of them is being drawn further. */
export function demoFlows(now: Date): OpenedFlow[] {
  const ago = (days: number) => new Date(now.getTime() - days * day);
  return [
    {
      name: "گزارش کالای آسیب‌دیده",
      versions: [
        { at: ago(48), flow: damageFirst },
        { at: ago(30), flow: damageNow(false) },
      ],
      draft: damageNow(true),
      intent: {
        title: "ثبت گزارش آسیب",
        examples: [
          "میخوام گزارش آسیب ثبت کنم",
          "گزارش آسیب کالا",
          "گزارش خرابی ثبت کنید",
          "ثبت گزارش شکستگی",
          "چطور خرابی کالا رو گزارش بدم",
          "فرم گزارش آسیب دیدگی",
          "gozareshe asib",
          "میخوام خرابی رو گزارش کنم",
        ],
      },
    },
    {
      name: "سفارش به تعداد بالا",
      versions: [
        { at: ago(41), flow: bulk(false) },
        { at: ago(17), flow: bulk(true) },
      ],
      draft: null,
      intent: {
        title: "سفارش به تعداد بالا",
        examples: [
          "برای هتل تعداد بالا میخوام",
          "سفارش تعداد بالا دارم برای کافه",
          "پنجاه تا لیوان میخوام برای کافه",
          "برای شرکت سفارش تعداد زیاد",
          "تعداد زیاد بخوام چطوری سفارش بدم",
          "برای رستوران ظرف میخوام تعداد زیاد",
          "tedad bala mikham",
          "برای هدیه کارمندها صدتا ماگ میخوام",
        ],
      },
    },
  ];
}
