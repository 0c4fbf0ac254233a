/** An article of the demo's help centre in one language. `id` joins translations; the first sentence of the body is its summary. */
export type DemoArticle = {
  id: string;
  in: "orders" | "delivery" | "returns" | "payment" | "account" | "warranty" | "products" | "gifts";
  title: string;
  body: string;
  keywords?: string;
  private?: true;
};

export const demoCategories: { slug: DemoArticle["in"]; fa: string; en: string; note: { fa: string; en: string } }[] = [
  {
    slug: "orders",
    fa: "سفارش",
    en: "Orders",
    note: { fa: "ثبت، پیگیری، تغییر و لغو", en: "Placing, tracking, changing, cancelling" },
  },
  {
    slug: "delivery",
    fa: "ارسال و تحویل",
    en: "Delivery",
    note: { fa: "زمان، هزینه و روش‌های ارسال", en: "Times, costs and ways" },
  },
  {
    slug: "returns",
    fa: "بازگشت و تعویض",
    en: "Returns",
    note: { fa: "هفت روز فرصت دارید", en: "You have seven days" },
  },
  {
    slug: "payment",
    fa: "پرداخت",
    en: "Payment",
    note: { fa: "درگاه، قسط و بازگشت پول", en: "Cards, instalments, refunds" },
  },
  {
    slug: "account",
    fa: "حساب کاربری",
    en: "Your account",
    note: { fa: "ورود، نشانی‌ها و حریم خصوصی", en: "Signing in, addresses, privacy" },
  },
  {
    slug: "warranty",
    fa: "گارانتی و تعمیر",
    en: "Warranty",
    note: { fa: "چه چیزی چقدر ضمانت دارد", en: "What is covered, for how long" },
  },
  {
    slug: "products",
    fa: "کالاها و اندازه‌ها",
    en: "Products and sizes",
    note: { fa: "انتخاب، نگه‌داری و موجودی", en: "Choosing, care, stock" },
  },
  {
    slug: "gifts",
    fa: "هدیه و باشگاه مشتریان",
    en: "Gifts and club",
    note: { fa: "کارت هدیه، تخفیف و امتیاز", en: "Gift cards, discounts, points" },
  },
];
