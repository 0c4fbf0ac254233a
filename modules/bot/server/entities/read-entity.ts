import { toLatinDigits } from "../../../../platform/i18n/index.ts";
import { normalise } from "../../../../platform/identifiers/index.ts";
import type { EntityKind, EntityRow } from "../../contract.ts";
import { cities } from "./cities.ts";
import { findNumber, foldedWords } from "./number-words.ts";
import { readDate } from "./read-date.ts";
import { readMoney } from "./read-money.ts";

/** What reading needs to know: the day it is for the brand, and its own kinds. */
export type Reading = { today: string; entities: readonly Pick<EntityRow, "name" | "choices">[] };

/**
 * What a text says of a kind, as it is remembered: a phone as +98…, an e-mail in lower case, an order number as typed in Latin digits, a day as
 * `2026-11-26`, money in rials, a number, a city or choice by its name. Null where it says nothing of the kind.
 */
export function readEntity(kind: EntityKind, text: string, { today, entities }: Reading): string | null {
  if (kind.startsWith("choice:")) {
    const own = entities.find(({ name }) => name === kind.slice("choice:".length));
    return own
      ? readChoice(
          text,
          own.choices.map(({ value, also }) => [value, ...also]),
        )
      : null;
  }
  return readers[kind as keyof typeof readers]?.(text.slice(0, 2000), today) ?? null;
}

const readers = {
  text: (text: string) => text.trim() || null,
  phone: readPhone,
  email: (text: string) =>
    /[^\s<>"',;]+@[^\s<>"',;]+\.[^\s<>"',;]+/
      .exec(text)?.[0]
      .toLowerCase()
      .replace(/[.)]+$/, "") ?? null,
  order_number: readOrderNumber,
  date: readDate,
  money: (text: string) => readMoney(text)?.toString() ?? null,
  number: (text: string) => findNumber(foldedWords(text))?.value.toString() ?? null,
  city: (text: string) => readChoice(text, cities),
} satisfies Record<string, (text: string, today: string) => string | null>;

/** The first phone that stands in a text. */
export function readPhone(text: string): string | null {
  for (const match of toLatinDigits(text).matchAll(/(?<!\d)\+?\d[\d\s()-]{6,18}\d(?!\d)/g)) {
    const read = normalise("phone", match[0]);
    if ("value" in read) return read.value;
  }
  return null;
}

/** A mix of letters and figures with at least three figures, not a phone: «۱۲۰۴۵», «HA-1024». */
function readOrderNumber(text: string): string | null {
  const plain = toLatinDigits(text);
  for (const [found] of plain.matchAll(/(?<![\w-])#?[A-Za-z]{0,6}-?\d[\dA-Za-z-]{1,24}(?![\w-])/g)) {
    const bare = found.replace(/^#/, "");
    const figures = bare.replace(/\D/g, "").length;
    if (figures >= 3 && !(/^0?9\d{9}$/.test(bare) && readPhone(bare))) return bare;
  }
  return null;
}

/** The longest of the names that stands in a text as words of its own. */
function readChoice(text: string, choices: readonly (readonly string[])[]): string | null {
  const words = ` ${foldedWords(text).join(" ")} `;
  let best: { name: string; length: number } | null = null;
  for (const names of choices) {
    for (const name of names) {
      const form = foldedWords(name).join(" ");
      // «تهرانم», «تهرانه», «از تهران»: an ending of speech may follow.
      const stands = form !== "" && [" ", "م ", "ه ", "یم "].some((end) => words.includes(` ${form}${end}`));
      if (stands && form.length > (best?.length ?? 0)) best = { name: names[0]!, length: form.length };
    }
  }
  return best?.name ?? null;
}
