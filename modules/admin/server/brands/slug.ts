import { type Kysely, sql } from "kysely";
import type { NoTables } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";

/** First parts of addresses that are not brands'. */
const reserved = new Set(
  "api assets sign-in sign-up sign-out set-up start invitation forgot-password reset-password account new-brand brands health metrics docs sdk widget static public admin login settings".split(
    " ",
  ),
);

/** The Latin part of a name as a slug, `brand` where it has none. */
export function slugFrom(name: string): string {
  const slug = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 50)
    .replace(/^-+|-+$/g, "");
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
