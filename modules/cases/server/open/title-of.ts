import { toPersianDigits } from "../../../../platform/i18n/index.ts";
import type { Language } from "../../contract.ts";
import type { Answer } from "./judge-answer.ts";

const most: Record<string, number> = { nps: 10, nps_1_10: 10, csat: 5, ces: 7 };

/** What a case is called that a bad answer opened, such as «نمرهٔ ۳ از ۱۰ · خرید و تحویل». */
export function titleOf({ scores }: Pick<Answer, "scores">, about: string | null, language: Language): string {
  const end = about ? ` · ${about.slice(0, 120)}` : "";
  const lowest = scores
    .filter(({ kind }) => kind in most)
    .toSorted((a, b) => a.score / most[a.kind]! - b.score / most[b.kind]!)[0];
  if (lowest) {
    const [score, of] = [String(lowest.score), String(most[lowest.kind])];
    if (language === "en") return `${score} of ${of}${end}`;
    return `نمرهٔ ${toPersianDigits(score)} از ${toPersianDigits(of)}${end}`;
  }
  if (scores.length > 0) return (language === "en" ? "Less than expected" : "کمتر از انتظار") + end;
  return (language === "en" ? "A comment that complains" : "گلایه در نظر نوشته") + end;
}
