import { foldedForm } from "../flows/fill.ts";

const wordsOf = (text: string) => text.split("|").map((phrase) => foldedForm(phrase));
/** What is asked after: words that mean nothing but a branch, and those that may mean the shop on the web as well. */
const branch = wordsOf(
  "شعبه|شعب|شعبتون|شعبتان|نمایندگی|نمایندگیها|نمایندگی های|نماینده|نماینده ای|نمایندتون|عاملیت|branch|branches|dealer|dealers|showroom|shobe|namayandegi",
);
const shop = wordsOf(
  "فروشگاه|فروشگاهتون|فروشگاهتان|فروشگاهی|مغازه|مغازتون|مغازه ای|حضوری|دفتر|دفترتون|نمایشگاه|store|stores|shop|office",
);
const asking = wordsOf(
  "کجا|کجاست|کجاس|کجان|کجایید|کجایین|کجاهاست|کدوم|کدام|ادرس|ادرستون|ادرسش|ادرستان|نشانی|لوکیشن|مکان|تلفن|تلفنش|شماره|شمارش|ساعت|تا کی|از کی|باز|بازه|باز است|بازید|بازن|تعطیل|تعطیله|بسته|بستس|دارید|دارین|ندارید|ندارین|دارد|هست|هستید|هستین|نیست|نزدیک|نزدیکترین|نزدیکم|چند تا|چندتا|بیام|میشه اومد|ببینم|where|address|open|opens|close|closes|hours|phone|nearest|near|have|visit|kojast|koja",
);
/** Becoming a dealer is something else, and so is a branch that is still to come. */
const becoming = wordsOf(
  "نمایندگی بگیرم|نمایندگی گرفتن|گرفتن نمایندگی|اخذ نمایندگی|نماینده بشم|نماینده شما بشم|نماینده شوم|نمایندگی میدید|نمایندگی میدین|نمایندگی میخوام|اعطای نمایندگی|شرایط نمایندگی|شرایط نماینده|نمایندگی بزنم|نمایندگی فروش میخوام|become a dealer|نمایندگی بدید|شعبه بزنم|شعبه بانک|افتتاح|افتتاحیه|استخدام",
);
const become = wordsOf("بشم|بشیم|شوم|شویم|بگیرم|بگیریم|بزنم|بزنیم|گرفتن|باشم");
/** Somebody at a place, or the times of a place: with a city's name that is enough. */
const presence = wordsOf(
  "تا کی باز|تا کی بازه|تا کی بازید|تا ساعت چند|ساعت چند باز|الان باز|الان بازه|امروز باز|امروز بازید|هم هستید|هم هستین|هم دارید|هم دارین|کجایید|کجای|حضوری",
);

const endings = "(?: ?(?:ی|ه|م|و|رو|را|ها|های|هاتون|تون|تان|مون|ش|شون|ست|است|یه))?";

function says(form: string, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => form.includes(` ${phrase} `));
}

/** Whether a name stands in a text as a word of its own, with the endings that people put to it («شیرازتون», «تهرانه»). */
export function names(form: string, name: string): boolean {
  const plain = foldedForm(name);
  if (plain.length < 2) return false;
  return new RegExp(` ${plain.replace(/[^\p{L}\p{N} ]/gu, "")}${endings} `, "u").test(form);
}

/**
 * Whether a text asks after a branch: where it is, when it is open, how it is called, or whether there is one. `isPlaced`: a city or a branch
 * is named, with which less has to be said.
 */
export function asksForBranch(form: string, isPlaced: boolean): boolean {
  if (form.length > 400 || says(form, becoming)) return false;
  if (says(form, branch) && says(form, become)) return false;
  if (says(form, branch)) return isPlaced || says(form, asking);
  if (!isPlaced) return false;
  return (says(form, shop) && says(form, asking)) || says(form, presence);
}

/** A text as it is searched for words: folded, with a space at either end of each line. */
export function formOf(text: string): string {
  return ` ${text.split("\n").map(foldedForm).join("  ")} `;
}
