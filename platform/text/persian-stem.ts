import { writtenWord } from "./colloquial-form.ts";
import { verbStem } from "./persian-verbs.ts";
import { searchForm } from "./search-form.ts";
import { persianWords } from "./words/persian-words.ts";

// From the longest to the shortest; each with how many letters must be left so that «ایران» and «زمان» stay whole.
const families: readonly (readonly [pattern: RegExp, left: number])[] = [
  [/(?:ترین|تری|تر)(?:ها|های|هایی)?$/, 3],
  [/ها(?:یی?)?(?:م|ت|ش|مان|تان|شان|مون|تون|شون|و|رو)?$/, 2],
  [/(?:یشان|یتان|یمان|شان|تان|مان|شون|تون|مون)$/, 3],
  [/(?<=[هی])(?:ام|ات|اش|ای|اند)$/, 3],
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
  ابرو سیاست ریاست حراست شیشه گوشی اتشفشان ابهام سهام الهام اتهام تنها کتابخانه جامعه همه نامه خانه برنامه`
    .trim()
    .split(/\s+/),
);

// Of short words only listed ones lose an ending («رنگش», «پولم»), and no listed word does («سالم»).
const listed = new Set(persianWords.trim().split(/\s+/).map(searchForm));
const shortEnding = /^(...)[متش]$/;

// «پولشو», «پلاکو», «کارتامون», «جنسا»: the spoken «را», whose it is, and the spoken plural, after a listed word alone.
const spoken = /^(?:ها|ا)?(?:م|ت|ش|مون|تون|شون)?(?:رو|و)?$/;
const spokenEnd = /(?:[متش]و|ونو|رو|ا|[^او]و|ا(?:م|ت|ش|مون|تون|شون))$/;
// «کاناداست».
const joinedIs = /^(..+[او])ست$/;

/** What is left of a spoken form when its endings go: the longest listed word, or undefined. */
function spokenStem(word: string): string | undefined {
  if (listed.has(word)) return undefined;
  const is = joinedIs.exec(word)?.[1];
  if (is) return is;
  if (!spokenEnd.test(word)) return undefined;
  for (let length = word.length - 1; length > 1; length--) {
    const start = word.slice(0, length);
    // «بقیشو», «هزینشو»: the ه of «بقیه» is not spoken.
    const found = [start, `${start}ه`].find((one) => listed.has(one));
    if (found && spoken.test(word.slice(length))) return found;
  }
  return undefined;
}

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
  const stem = cut(writtenWord(word) ?? word);
  const written = writtenWord(stem);
  return written ? cut(written) : stem;
}

function cut(word: string): string {
  if (word.length < 3 || whole.has(word)) return word;
  const verb = verbStem(word);
  if (verb) return verb;
  const said = spokenStem(word);
  if (said) return cut(writtenWord(said) ?? said);
  const short = shortEnding.exec(word)?.[1];
  if (short && listed.has(short) && !listed.has(word)) return short;
  let stem = word;
  for (const family of families) stem = strip(stem, family);
  if (stem !== word && (whole.has(stem) || writtenWord(stem))) return stem;
  if (stem === word) {
    const ending = weak.find((one) => strip(word, one) !== word);
    if (ending) stem = strip(word, ending);
  }
  if (stem.length > 3 && !whole.has(stem)) stem = stem.replace(yeh, "");
  if (stem.length < 2) return word;
  return stem.length > 3 ? stem.replace(/ه$/, "") : stem;
}
