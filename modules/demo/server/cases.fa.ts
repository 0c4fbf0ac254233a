/** How a case of the demo ended, or where it stands. */
export type CaseEnd =
  | "new"
  | "overdue"
  | "called"
  | "asked"
  | "solved"
  | "denied"
  | "again"
  | "unconfirmed"
  | "withdrawn";

/** One disappointed customer: how many days ago, about what, in whose words, and what became of it. `cost` is in tomans. */
export type CaseStory = {
  days: number;
  touchpoint: string;
  title: string;
  wrong: string;
  end: CaseEnd;
  grave?: boolean;
  cause?: string;
  did?: string;
  cost?: number;
};

const late = "delivery.late";
const packing = "delivery.packing";

export const caseStories: readonly CaseStory[] = [
  {
    days: 84,
    touchpoint: "delivery",
    title: "گلدان شکسته رسید",
    wrong: "جعبه نرم بود و لبهٔ گلدان پریده.",
    end: "solved",
    cause: packing,
    did: "گلدان تازه با جعبهٔ دولایه فرستادیم.",
    cost: 320_000,
  },
  {
    days: 80,
    touchpoint: "delivery",
    title: "بسته نه روز در راه بود",
    wrong: "قرار بود سه‌روزه برسد.",
    end: "solved",
    cause: late,
    did: "عذرخواهی و هزینهٔ ارسال برگشت.",
    cost: 65_000,
  },
  {
    days: 76,
    touchpoint: "support",
    title: "سه بار پیام داد و جوابی نگرفت",
    wrong: "آخرش تلفنی پیگیری کردم.",
    end: "unconfirmed",
    cause: "service.slow",
    did: "تلفنی صحبت شد.",
  },
  {
    days: 71,
    touchpoint: "delivery",
    title: "بشقاب‌ها لب‌پر بودند",
    wrong: "دو تا از شش بشقاب شکسته بود.",
    end: "solved",
    cause: packing,
    did: "دو بشقاب فرستادیم.",
    cost: 180_000,
    grave: true,
  },
  {
    days: 66,
    touchpoint: "purchase",
    title: "پول دو بار کم شد",
    wrong: "درگاه خطا داد ولی پول رفت.",
    end: "solved",
    cause: "price.payment",
    did: "پول همان روز برگشت.",
  },
  {
    days: 62,
    touchpoint: "delivery",
    title: "پیک کالا را دم در رها کرد",
    wrong: "همسایه برداشته بود.",
    end: "unconfirmed",
    cause: "delivery.courier",
    did: "به شرکت پیک اخطار دادیم.",
  },
  {
    days: 57,
    touchpoint: "use",
    title: "رنگ پارچه با عکس فرق داشت",
    wrong: "سرمه‌ای سفارش دادم، بنفش است.",
    end: "solved",
    cause: "product.not_as_shown",
    did: "پس گرفتیم و پول برگشت.",
    cost: 90_000,
  },
  {
    days: 51,
    touchpoint: "delivery",
    title: "لیوان ترک‌خورده",
    wrong: "یک لیوان از ست ترک داشت.",
    end: "again",
    cause: packing,
    did: "ست تازه فرستادیم.",
    cost: 210_000,
  },
  {
    days: 47,
    touchpoint: "delivery",
    title: "تا عید نرسید",
    wrong: "هدیه بود و به وقتش نرسید.",
    end: "solved",
    cause: late,
    did: "کارت هدیه دادیم.",
    cost: 150_000,
    grave: true,
  },
  {
    days: 43,
    touchpoint: "support",
    title: "اطلاعات نادرست دربارهٔ ضمانت",
    wrong: "گفتند دو سال، حالا می‌گویند یک سال.",
    end: "solved",
    cause: "service.wrong_word",
    did: "دو سال را پذیرفتیم.",
  },
  {
    days: 38,
    touchpoint: "return",
    title: "پول مرجوعی دیر برگشت",
    wrong: "سه هفته گذشت.",
    end: "solved",
    cause: "price.refund",
    did: "همان روز واریز شد.",
  },
  {
    days: 34,
    touchpoint: "use",
    title: "چراغ بعد از دو هفته خاموش شد",
    wrong: "دیگر روشن نمی‌شود.",
    end: "solved",
    cause: "product.faulty",
    did: "تعویض شد.",
    cost: 420_000,
  },
  {
    days: 29,
    touchpoint: "delivery",
    title: "بستهٔ خیس",
    wrong: "باران خورده و کاغذ پوسیده بود.",
    end: "unconfirmed",
    cause: packing,
    did: "هزینه برگشت.",
    cost: 75_000,
  },
  {
    days: 25,
    touchpoint: "site",
    title: "سبد خرید پاک می‌شد",
    wrong: "سه بار از نو چیدم.",
    end: "solved",
    cause: "site.error",
    did: "خطا درست شد.",
  },
  {
    days: 22,
    touchpoint: "delivery",
    title: "از وضعیت سفارش خبری نداشت",
    wrong: "هیچ پیامی نیامد.",
    end: "solved",
    cause: "delivery.untold",
    did: "پیگیری شد و رسید.",
  },
  {
    days: 18,
    touchpoint: "purchase",
    title: "هزینهٔ ارسال جای دیگری آمد",
    wrong: "آخر کار پنجاه هزار تومان اضافه شد.",
    end: "solved",
    cause: "price.unclear",
    did: "هزینه را برگرداندیم.",
    cost: 50_000,
  },
  { days: 15, touchpoint: "delivery", title: "کالای اشتباه", wrong: "سفید خواستم، مشکی آمد.", end: "withdrawn" },
  {
    days: 12,
    touchpoint: "support",
    title: "لحن نامناسب پای تلفن",
    wrong: "با بی‌حوصلگی جواب دادند.",
    end: "denied",
    cause: "service.manner",
    did: "سرپرست عذرخواهی کرد.",
    grave: true,
  },
  {
    days: 5,
    touchpoint: "delivery",
    title: "قول فردا دادند و نشد",
    wrong: "یک روز مرخصی گرفتم و کسی نیامد.",
    end: "asked",
    cause: "service.promise",
    did: "با هماهنگی خودش فرستادیم.",
    cost: 60_000,
  },
  {
    days: 6,
    touchpoint: "use",
    title: "دستگیره لق است",
    wrong: "با پیچ هم سفت نمی‌شود.",
    end: "asked",
    cause: "product.quality",
    did: "دستگیرهٔ تازه فرستادیم.",
  },
  {
    days: 4,
    touchpoint: "delivery",
    title: "دو روز دیرتر رسید",
    wrong: "مهمان داشتم و نرسید.",
    end: "called",
    cause: late,
  },
  {
    days: 3,
    touchpoint: "return",
    title: "مرجوعی را تحویل نمی‌گیرند",
    wrong: "سه جا مراجعه کردم.",
    end: "overdue",
    grave: true,
  },
  { days: 2, touchpoint: "use", title: "کیفیت دوخت پایین", wrong: "بعد از یک شست‌وشو نخ‌کش شد.", end: "called" },
  { days: 1, touchpoint: "delivery", title: "بسته‌بندی پاره", wrong: "گوشهٔ جعبه باز بود.", end: "new" },
  {
    days: 0,
    touchpoint: "support",
    title: "کسی پاسخ تلفن را نداد",
    wrong: "نیم ساعت پشت خط بودم.",
    end: "new",
    grave: true,
  },
];
