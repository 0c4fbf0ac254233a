import { toLatinDigits } from "../i18n/digits.ts";

const maxLength = 4000;
const maxQueryLength = 200;
const maxQueryWords = 8;

// Letters that Persian readers take for one another; the ones that carry a hamza fall apart under NFKD and need no line here.
const families = { ی: "يىېۍێے", ک: "كڪ", گ: "ګ", ا: "ٱ", ه: "ةۃہھە", "": "ءـ" };
const letters = new Map(Object.entries(families).flatMap(([one, others]) => [...others].map((other) => [other, one])));
const letter = new RegExp(`[${Object.values(families).join("")}]`, "g");
const halfSpace = /\u200c/g;
// Joiners, marks of direction, soft hyphen, byte order mark: nobody types them into a search box.
const invisible = /\p{Cf}/gu;
const plain = /^[\x20-\x7e]*$/;
const marks = /\p{M}/gu;
const spaces = /[\s\p{Cc}]+/gu;

function foldOnce(text: string, join: string): string {
  const lower = text.normalize("NFKD").toLowerCase().normalize("NFKD");
  const bare = lower.replace(marks, "").replace(halfSpace, join).replace(invisible, "");
  return toLatinDigits(bare.replace(letter, (found) => letters.get(found) ?? found)).normalize("NFKC");
}

/**
 * The letters of searchForm for text of any length: nothing is cut, spaces stay, and a half-space becomes `join`.
 * Plain ASCII is lower-cased only, in linear time like the rest.
 */
export function foldLetters(text: string, join = " "): string {
  // Numbers, codes and addresses need no folding: a bulk import is mostly these.
  if (plain.test(text)) return text.toLowerCase();
  // Rare signs fold into others that fold again; three rounds are more than Unicode needs.
  let folded = foldOnce(text, join);
  for (let round = 0; round < 3; round++) {
    const again = foldOnce(folded, join);
    if (again === folded) break;
    folded = again;
  }
  return folded;
}

function collapse(text: string): string {
  return text.replace(spaces, " ").trim();
}

/**
 * The form in which text is compared and searched: NFKC, one letter for ي ى ئ ی, for ك ک, for أ إ آ ا, for ة ه, for ؤ و,
 * no diacritics, tatweel or ء, half-space as space, Latin digits, lower case, single spaces; at most 4,000 characters.
 * Applying it twice changes nothing. Store the original beside it.
 */
export function searchForm(text: string): string {
  return collapse(foldLetters(text.slice(0, maxLength)))
    .slice(0, maxLength)
    .trim();
}

/**
 * What a trigram column stores for a row: for each part (a name, a number) its search form and, where that has spaces,
 * the same without any, so that «نظرسنجی‌ها», «نظرسنجی ها» and «نظرسنجیها» find one another. Parts stand on lines of their own.
 */
export function searchDocument(parts: readonly (string | null | undefined)[]): string {
  const lines = new Set<string>();
  for (const part of parts) {
    const form = part ? searchForm(part) : "";
    if (!form) continue;
    lines.add(form);
    lines.add(form.replaceAll(" ", ""));
  }
  return [...lines].join("\n");
}

/**
 * The words of a search as LIKE patterns (`%علی%`), all of which a searchDocument must match; empty when nothing was typed.
 * At most 8 words, the longest first because they narrow most; `%`, `_` and `\` are escaped.
 */
export function searchQuery(text: string): string[] {
  const words = new Set(searchForm(text.slice(0, maxQueryLength)).split(" ").filter(Boolean));
  const narrowing = [...words].sort((a, b) => b.length - a.length).slice(0, maxQueryWords);
  return narrowing.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
}

/**
 * A key under which two spellings of one person's or company's name are the same: the search form without spaces and
 * punctuation. Empty when nothing is left («-», "…"): such a name is nobody's.
 */
export function nameKey(name: string): string {
  return searchForm(name).replace(/[^\p{L}\p{N}]/gu, "");
}
