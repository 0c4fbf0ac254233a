import type { Context } from "../../../../platform/db/index.ts";
import { collate, formatNumber } from "../../../../platform/i18n/index.ts";
import type { Brand } from "../../../admin/index.ts";
import { type BranchRow, hoursText, openingOf, openingText, shownBranches } from "../../../branches/index.ts";
import type { WorkingCalendar } from "../../../inbox/index.ts";
import type { Language } from "../../contract.ts";
import { phrasesIn } from "../answer/say.ts";
import type { FoundBranches } from "../decide/facts.ts";
import { cities } from "../entities/cities.ts";
import { asksForBranch, formOf, names } from "./branch-question.ts";

type Asked = { text: string; language: Language; brand: Brand; hours: WorkingCalendar };

/**
 * What is said where a text asks after a branch: those of the city, or of the name, that it speaks of, or the cities that there are; null where
 * it asks for none, or the brand has none.
 */
export async function branchesFor(
  ctx: Context,
  { text, language, brand, hours }: Asked,
): Promise<FoundBranches | null> {
  const form = formOf(text);
  // Only what may be such a question is worth reading the branches for.
  if (!asksForBranch(form, true)) return null;
  const all = await shownBranches(ctx);
  if (all.length === 0) return null;
  const named = all.filter(({ name }) => names(form, name));
  const inCity = all.filter(({ city }) => spellings(city).some((spelling) => names(form, spelling)));
  const elsewhere = cities.find((one) => one.some((spelling) => names(form, spelling)))?.[0] ?? null;
  if (!asksForBranch(form, named.length + inCity.length > 0)) return null;
  const say = phrasesIn(language);
  const line = (one: BranchRow) => {
    const opening = openingText(openingOf(one, hours, ctx.now), brand, ctx.now, language);
    const where = [one.city, one.address].filter(Boolean).join(say.comma);
    return say.branch({ ...one, where, opening, hours: hoursText(one.hours, language) });
  };
  // The city that is asked for counts before a name that only begins like it («مرکزی» is the name of many).
  const both = named.filter((one) => inCity.includes(one));
  const found = both.length > 0 ? both : inCity.length > 0 ? inCity : named;
  const finder = `/branches/${brand.slug}?lang=${language}`;
  const places = [...new Set(all.map(({ city }) => city))].sort(collate(language));
  if (found.length > 0) return answer(found.map(line), found[0]!.city, finder, language);
  if (elsewhere)
    return { city: elsewhere, found: 0, text: say.noBranchIn(elsewhere, citiesText(places, language)), finder };
  if (all.length <= 2) return answer(all.map(line), null, finder, language);
  const count = formatNumber(all.length, language);
  return { city: null, found: all.length, text: say.branchesIn(count, citiesText(places, language)), finder };
}

const most = 3;

function answer(lines: readonly string[], city: string | null, finder: string, language: Language): FoundBranches {
  const more =
    lines.length > most ? [phrasesIn(language).moreBranches(formatNumber(lines.length - most, language))] : [];
  return { city, found: lines.length, text: [...lines.slice(0, most), ...more].join("\n\n"), finder };
}

function citiesText(places: readonly string[], language: Language): string {
  const shown = places.slice(0, 12).join(phrasesIn(language).comma);
  return places.length > 12 ? `${shown}…` : shown;
}

/** How people write a city, where it is one of the large ones. */
function spellings(city: string): readonly string[] {
  return cities.find((one) => one.includes(city)) ?? [city];
}
