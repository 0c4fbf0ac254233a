/** The demo shop sells things for the home. Prices in toman. `gift` sells before Yalda and Nowruz, `clean` before Nowruz. */
export type DemoProduct = {
  id: string;
  name: string;
  price: number;
  category: string;
  season?: "gift" | "clean" | "yalda";
};

export const products: readonly DemoProduct[] = [
  { id: "P-101", name: "سرویس چای‌خوری سرامیکی ۶ نفره", price: 1_480_000, category: "پذیرایی", season: "gift" },
  { id: "P-102", name: "قوری و کتری لعابی فیروزه‌ای", price: 1_150_000, category: "پذیرایی" },
  { id: "P-103", name: "کاسهٔ آجیل‌خوری پایه‌دار", price: 460_000, category: "پذیرایی", season: "yalda" },
  { id: "P-104", name: "شکلات‌خوری بلور", price: 690_000, category: "پذیرایی", season: "gift" },
  { id: "P-105", name: "سینی چوبی گردو", price: 520_000, category: "پذیرایی" },
  { id: "P-106", name: "دیس انار سفالی", price: 380_000, category: "پذیرایی", season: "yalda" },
  { id: "P-201", name: "قابلمهٔ گرانیتی ۲۴", price: 1_890_000, category: "آشپزخانه" },
  { id: "P-202", name: "تابهٔ چدنی ۲۸", price: 1_250_000, category: "آشپزخانه" },
  { id: "P-203", name: "زودپز ۷ لیتری", price: 3_400_000, category: "آشپزخانه" },
  { id: "P-204", name: "ست چاقوی آشپزخانه ۵ تکه", price: 980_000, category: "آشپزخانه" },
  { id: "P-205", name: "ظرف نگه‌دارندهٔ ۱۲ تکه", price: 640_000, category: "آشپزخانه", season: "clean" },
  { id: "P-206", name: "ترازوی دیجیتال آشپزخانه", price: 570_000, category: "آشپزخانه" },
  { id: "P-207", name: "آسیاب ادویهٔ برنجی", price: 430_000, category: "آشپزخانه" },
  { id: "P-301", name: "روتختی دونفرهٔ پنبه‌ای", price: 2_350_000, category: "خواب" },
  { id: "P-302", name: "بالش طبی", price: 780_000, category: "خواب" },
  { id: "P-303", name: "پتوی نرم زمستانی", price: 1_620_000, category: "خواب", season: "yalda" },
  { id: "P-304", name: "ملحفهٔ کش‌دار", price: 560_000, category: "خواب" },
  { id: "P-401", name: "رومیزی ترمه", price: 890_000, category: "تزیین", season: "gift" },
  { id: "P-402", name: "کوسن گلدوزی", price: 340_000, category: "تزیین" },
  { id: "P-403", name: "گلدان میناکاری", price: 1_740_000, category: "تزیین", season: "gift" },
  { id: "P-404", name: "آینه و شمعدان سفرهٔ هفت‌سین", price: 2_900_000, category: "تزیین", season: "gift" },
  { id: "P-405", name: "ست ظرف هفت‌سین", price: 1_320_000, category: "تزیین", season: "gift" },
  { id: "P-406", name: "شمع دست‌ساز", price: 165_000, category: "تزیین", season: "yalda" },
  { id: "P-407", name: "ساعت دیواری چوبی", price: 940_000, category: "تزیین" },
  { id: "P-501", name: "جاروی شارژی", price: 6_800_000, category: "نظافت", season: "clean" },
  { id: "P-502", name: "زمین‌شوی چرخشی", price: 1_490_000, category: "نظافت", season: "clean" },
  { id: "P-503", name: "بند رخت دیواری", price: 720_000, category: "نظافت", season: "clean" },
  { id: "P-504", name: "دستمال میکروفایبر ۵ تکه", price: 190_000, category: "نظافت", season: "clean" },
  { id: "P-505", name: "اتوی بخار ایستاده", price: 4_250_000, category: "نظافت" },
  { id: "P-601", name: "چراغ مطالعهٔ رومیزی", price: 830_000, category: "روشنایی" },
  { id: "P-602", name: "آباژور پارچه‌ای", price: 1_090_000, category: "روشنایی" },
  { id: "P-603", name: "ریسه چراغ خانگی", price: 280_000, category: "روشنایی", season: "yalda" },
  { id: "P-701", name: "دستگاه قهوه‌ساز خانگی", price: 5_600_000, category: "برقی" },
  { id: "P-702", name: "غذاساز چندکاره", price: 4_900_000, category: "برقی" },
  { id: "P-703", name: "کتری برقی استیل", price: 1_580_000, category: "برقی" },
  { id: "P-704", name: "دستگاه تصفیهٔ هوا", price: 7_900_000, category: "برقی" },
];
