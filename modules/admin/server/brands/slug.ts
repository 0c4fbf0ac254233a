import { type Kysely, sql } from "kysely";
import type { NoTables } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";

/** First parts of addresses that are not brands'. */
const reserved = new Set(
  "api assets p help sign-in sign-up sign-out set-up start invitation forgot-password reset-password account new-brand brands health metrics docs sdk widget static public admin login settings".split(
    " ",
  ),
);

// Enough for an address one can read aloud; vowels that Persian does not write stay out.
const latin: Record<string, string> = Object.fromEntries(
  "ا:a ب:b پ:p ت:t ث:s ج:j چ:ch ح:h خ:kh د:d ذ:z ر:r ز:z ژ:zh س:s ش:sh ص:s ض:z ط:t ظ:z ع:a غ:gh ف:f ق:gh ک:k گ:g ل:l م:m ن:n و:v ه:h ی:i ك:k ي:i ة:h ۰:0 ۱:1 ۲:2 ۳:3 ۴:4 ۵:5 ۶:6 ۷:7 ۸:8 ۹:9"
    .split(" ")
    .map((pair) => pair.split(":")),
);

/** A name as a slug: «چای بهار» → `chai-bhar`, "Café Niloofar" → `cafe-niloofar`; `brand` where nothing is left of it. */
export function slugFrom(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase();
  const slug = [...plain]
    .map((letter) => latin[letter] ?? letter)
    .join("")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, 50)
    .replace(/-+$/, "");
  return slug === "" || reserved.has(slug) ? `brand${slug && `-${slug}`}` : slug;
}

/**
 * A slug that is free: the wanted one, else one from the name with a number behind it where it is taken. Refuses `slug_taken`.
 * Call it under the lock of `createBrand`.
 */
export async function freeSlug(db: Kysely<NoTables>, name: string, wanted?: string): Promise<string> {
  const base = wanted ?? slugFrom(name);
  if (wanted && reserved.has(wanted)) throw new Refusal("slug_taken", "slug");
  const { rows } = await sql<{ slug: string }>`select slug from brand
    where slug = ${base} or slug ~ ('^' || ${base}::text || '-[0-9]+$')`.execute(db);
  const taken = new Set(rows.map((row) => row.slug));
  if (!taken.has(base)) return base;
  if (wanted) throw new Refusal("slug_taken", "slug");
  for (let number = 2; ; number++) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}
