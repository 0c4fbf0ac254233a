import { searchForm } from "../../../../platform/text/index.ts";
import { foldedForm } from "../flows/fill.ts";

const folded = (text: string) =>
  ` ${searchForm(text.slice(0, 2000))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;

/** A phrase stands in a text as words of its own; «*» lets the last word go on («اپراتور*»: «اپراتورتون»). */
function says(form: string, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => {
    const open = phrase.endsWith("*");
    return form.includes(` ${open ? phrase.slice(0, -1) : `${phrase} `}`);
  });
}
const phrasesOf = (text: string) =>
  text.split("|").map((phrase) => (phrase.endsWith("*") ? `${foldedForm(phrase)}*` : foldedForm(phrase)));

const person = phrasesOf(
  "اپراتور*|با ادم حرف بزنم|با یه ادم|با یک ادم|یه ادم واقعی|ادم واقعی|ادمیزاد|با انسان|پشتیبان انسانی|با پشتیبان صحبت|با پشتیبان حرف|به پشتیبان وصل|وصلم کن*|وصل کنید به|وصل کن به|با کارشناس*|یه کارشناس|با همکار*|مسئول فروش|با مدیر*|صحبت با کارشناس|نمیخوام با ربات|با ربات حرف نمیزنم|ربات نمیخوام|با یکی صحبت کنم|با یه نفر صحبت|با یک نفر صحبت|با یه نفر حرف|با کسی حرف بزنم|تلفنی صحبت|human|real person|talk to a person|talk to someone|speak to someone|speak to an agent|speak to a person|talk to an agent|operator|representative|customer service agent|live agent|operator*|ba adam|ba operator|ba poshtiban|ba karshenas",
);
const denial = phrasesOf("اپراتور نمیخوام|کارشناس نمیخوام|no human|not an operator");

/** Whether somebody asks for a person. Long texts that only mention one do not. */
export function asksForPerson(text: string): boolean {
  const form = folded(text);
  return form.length < 220 && says(form, person) && !says(form, denial);
}

const smallTalk = {
  greeting: phrasesOf(
    "سلام|درود|سلام علیکم|وقت بخیر|روز بخیر|صبح بخیر|عصر بخیر|شب بخیر|خسته نباشید|سلام خوبید|سلام خوبی|سلام وقت بخیر|سلام خسته نباشید|سلام روز بخیر|salam|slm|hi|hello|hey|good morning|good evening|hi there",
  ),
  thanks: phrasesOf(
    "ممنون|مرسی|متشکرم|سپاس|تشکر|خیلی ممنون|ممنونم|دستتون درد نکنه|دستت درد نکنه|عالی ممنون|مرسی ممنون|سپاسگزارم|mersi|mamnoon|merci|thanks|thank you|thank you very much|thx|great thanks",
  ),
  goodbye: phrasesOf("خداحافظ|بای|فعلا|خدانگهدار|روز خوش|bye|goodbye|see you"),
  whoAreYou: phrasesOf(
    "تو رباتی|شما رباتی|شما ربات هستید|تو ادمی|ربات هستی|ربات هستید|هوش مصنوعی هستی|با کی حرف میزنم|are you a bot|are you human|are you a robot|who are you",
  ),
} as const;
export type SmallTalk = keyof typeof smallTalk;

/** What is nothing but a greeting, thanks, a farewell, or the question who speaks; null for everything else. */
export function smallTalkOf(text: string): SmallTalk | null {
  const form = foldedForm(text);
  const found = Object.entries(smallTalk).find(([, phrases]) => phrases.includes(form));
  return (found?.[0] as SmallTalk | undefined) ?? null;
}

const orders = phrasesOf(
  "سفارشم کجاست|سفارشم کو|سفارش من کجاست|سفارشم نرسید*|سفارشم نیومد*|سفارشم هنوز نیومد*|سفارشم هنوز نرسید*|بستم نرسید*|بسته ام نرسید*|بسته من کجاست|پیگیری سفارش*|وضعیت سفارش*|سفارشم چی شد|سفارشم ارسال شد*|سفارشم رسید*|سفارشم کی میرسه|کی میرسه سفارشم|کد رهگیری*|where is my order|order status|track my order|track order|my order has not arrived|where is my package|sefaresham koo|sefaresham kojast|sefaresham nayoomade|sefaresham nayomade",
);
const products = phrasesOf(
  "قیمت*|چنده|چند تومن*|چند تومان*|موجود*|دارید|دارین|هزینه*|price*|how much|in stock|available|do you have|do you sell|gheymat*",
);

/** Whether somebody asks after an order of theirs, in the words most people use. */
export function asksForOrder(text: string): boolean {
  return says(folded(text), orders);
}

/** Whether somebody asks what something costs, or whether there is any. */
export function asksForProduct(text: string): boolean {
  return says(folded(text), products);
}

/** What is left to look for in the catalogue when the words of asking are gone. */
export function productWords(text: string): string[] {
  const asking = phrasesOf(
    "قیمت|قیمتش|چنده|چند|چقدر|چقدره|تومن|تومان|موجود|موجوده|موجودی|هست|هستش|دارید|دارین|میخوام|میخواستم|بدونم|سلام|لطفا|این|برای|از|رو|را|و|یا|به|با|تو|در|شما|ببخشید|هنوز|هزینه|هزینش|price|prices|of|the|is|are|how|much|in|stock|available|do|you|have|sell|any|what|does|cost|a|an|it|for|please|hi|hello|me|your|this|that|and|i|want|gheymat|ghimat|salam|chande|still|to|on|can",
  );
  return folded(text)
    .trim()
    .split(" ")
    .filter((word) => word.length > 1 && !asking.includes(word));
}

/** Which of the brand's topics a text touches. */
export function topicOf<T extends { words: readonly string[] }>(text: string, topics: readonly T[]): T | null {
  const form = folded(text);
  return (
    topics.find(({ words }) =>
      words.some((word) => form.includes(` ${foldedForm(word)}`) && foldedForm(word) !== ""),
    ) ?? null
  );
}

/** Whether one of the words stands in a text, with whatever ending. */
export function mentions(text: string, words: readonly string[]): boolean {
  return topicOf(text, [{ words }]) !== null;
}

/** A code alone: five or six figures in any digits, with spaces or a hyphen. */
export function codeIn(text: string): string | null {
  const plain = searchForm(text.slice(0, 200)).replace(/[\s-]/g, "");
  const match = /(?<!\d)(\d{6})(?!\d)/.exec(plain);
  return match?.[1] ?? null;
}
