import { searchForm } from "../search-form.ts";

function folded(words: string): ReadonlySet<string> {
  return new Set(words.split(" ").map((word) => searchForm(word.replace(/_/g, " ")).replaceAll(" ", "")));
}

/** What comes after weighs more than what came before. */
export const contrasts = folded("ولی اما لیکن ولیکن لکن منتها منتهی ولى but however yet nevertheless vali vli amma");
/** What came before was only the exception. */
export const otherwises = folded("وگرنه والا otherwise");
/** What follows is granted, not meant, up to the next comma. */
export const concessions = folded("بااینکه هرچند گرچه اگرچه علیرغم باوجود باوجوداینکه although despite though");
/** What follows did not happen. */
export const conditions = folded("اگر اگه چنانچه درصورتیکه if unless whether");
export const wishes = folded("کاش کاشکی wish");
/** What follows was so once. */
export const onces = folded("قبلا قبلنا قبلن اوایل سابقا اولش previously");
/** Begins another statement, which a verb after it belongs to. */
export const joints = folded("که چون چونکه زیرا تا فقط مگر مگه چرا وقتی because since so when");
export const strong = folded(
  "خیلی خیلیم واقعا بسیار کاملا بشدت شدیدا حسابی اصلا ابدا انقدر اینقدر آنقدر چقدر بینهایت زیادی جدا حقیقتا خداییش انصافا فوقالعاده عجیب همیشه هیچ kheili kheyli vaghean very so really extremely absolutely totally completely super incredibly insanely highly truly such too utterly always just",
);
export const weak = folded(
  "نسبتا کمی یکم یخورده یکمی اندکی تقریبا تاحدودی تاحدی بعضا گاهی somewhat slightly fairly little bit rather partly sometimes",
);
export const deniersBefore = folded("بدون بی غیر نه نا neither nor");
const english = folded(
  "not no never without hardly cannot none nobody nothing isnt wasnt arent werent dont doesnt didnt wont wouldnt cant couldnt shouldnt hasnt havent hadnt aint",
);
export const complaintWords = folded("چرا آخه مگه why how");
export const questionWords = folded("آیا ایا");

/** Whether an English word denies what follows within a few words. */
export function deniesAhead(form: string): boolean {
  return english.has(form);
}
