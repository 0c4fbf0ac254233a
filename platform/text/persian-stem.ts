import { writtenWord } from "./colloquial-form.ts";
import { verbStem } from "./persian-verbs.ts";

// From the longest to the shortest; each with how many letters must be left so that «ایران» and «زمان» stay whole.
const families: readonly (readonly [pattern: RegExp, left: number])[] = [
  [/(?:ترین|تری|تر)(?:ها|های|هایی)?$/, 3],
  [/ها(?:یی?)?(?:م|ت|ش|مان|تان|شان|مون|تون|شون|و|رو)?$/, 2],
  [/(?:یشان|یتان|یمان|شان|تان|مان|شون|تون|مون)$/, 3],
  [/(?<=ه)(?:ام|ات|اش|ای|اند)$/, 3],
  [/(?:یم|یت|یش)$/, 4],
];
const weak: readonly (readonly [pattern: RegExp, left: number])[] = [
  [/ات$/, 4],
  [/ان$/, 4],
  [/مو$/, 3],
  [/[متش]$/, 4],
];
const yeh = /ی{1,2}$/;
// Whole words that an ending would be cut from.
const whole = new Set(
  `تهران ایران زمان سازمان درمان فرمان پایان جریان میزان خیابان امکان زبان زندان جهان جوان انسان استان تابستان زمستان شهرستان
  مهمان ساختمان مکان بحران دوران طوفان بیابان میدان عنوان پنهان اسمان باران تومان خراسان قران ارزان گران داستان بستان دبستان
  بیمارستان دبیرستان لبنان یونان المان کرمان همدان گیلان زنجان اصفهان سلطان درخشان دهان همان چنان بدان فراوان قهرمان نشان پریشان
  دفتر دختر کمتر بهتر بیشتر پیشتر مشتری کبوتر انتر متر کلانتر چتر استر بستر لیتر پستر تیتر فیلتر کامپیوتر اپراتور هکتر شتر
  سیستم متهم محترم مردم چشم اسم رسم خشم قسم جسم تصمیم تنظیم مستقیم سهم پرچم سلام تمام نظام اقدام اعلام انجام استخدام پیام مقام نام
  ارتش اتش دانش بخش نقش تلاش فروش گوش هوش پرسش ورزش ارزش افزایش کاهش روش گزارش سفارش پوشش کفش تنش چالش پذیرش نمایش ازمایش اموزش
  ارامش پژوهش خواهش گرایش پیدایش بینش جهش کشش خورش دست دولت ملت صنعت قدرت دقت شکایت رضایت کیفیت قیمت شرکت حرکت برکت مدت عادت
  ساعت صحبت نسبت دعوت درخواست برداشت بازگشت بهشت پشت هشت زشت گوشت نوبت مهلت ضمانت امانت خدمت سرعت وضعیت جمعیت اهمیت تربیت امنیت
  مسیولیت فعالیت موفقیت محدودیت ظرفیت موقعیت مالکیت مرجوعیت اولویت قابلیت اینترنت پاکت کارت سایت تبلت چت پست راحت سلامت
  اطلاعات خدمات ملاقات حیات نجات ثبات صلات انتخابات ادبیات عملیات جزییات مالیات شکلات اتومات
  ابهام سهام الهام اتهام تنها کتابخانه جامعه همه نامه خانه برنامه`
    .trim()
    .split(/\s+/),
);

function strip(word: string, [pattern, left]: readonly [RegExp, number]): string {
  if (whole.has(word)) return word;
  const at = word.search(pattern);
  return at >= left ? word.slice(0, at) : word;
}

/**
 * The light stem of a Persian word in search form: spoken forms as written ones, verbs of the list by their past stem, then
 * plural (ها ات ان), comparative (تر ترین), possessive (م ت ش مان تان شان) and the ی of «کتابی» cut, at least two letters left.
 * After the rules of Persian grammar as in Taghva, Beckley and Sadeh, "A Stemming Algorithm for the Farsi Language" (2005), with fewer
 * endings: what is cut wrongly joins strangers, what stays is found by its letters.
 */
export function persianStem(word: string): string {
  if (word.length < 3) return writtenWord(word) ?? word;
  const known = writtenWord(word) ?? (whole.has(word) ? word : verbStem(word));
  if (known) return known;
  let stem = word;
  for (const family of families) stem = strip(stem, family);
  if (stem === word)
    for (const family of weak) {
      stem = strip(stem, family);
      if (stem !== word) break;
    }
  if (stem.length > 3 && !whole.has(stem)) stem = stem.replace(yeh, "");
  if (stem.length < 2) stem = word;
  if (stem.length > 3) stem = stem.replace(/ه$/, "") || stem;
  return writtenWord(stem) ?? stem;
}
