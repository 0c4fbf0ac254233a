import type { FastifyRequest } from "fastify";
import { sql } from "kysely";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { type Brand, brandBySlug } from "../../../admin/index.ts";
import type { ArticleLanguage } from "../../contract.ts";
import { domainsOf, readHelpSettings } from "../help-centre.ts";
import { helpRoot } from "./addresses.ts";
import { footLinks } from "./foot-links.ts";
import type { HelpPlace } from "./help-page.ts";
import { hasArticles, type Reader } from "./read-help.ts";
import { holdsPass, passCookie } from "./reader-pass.ts";

/** A visit to a page of a help centre. */
export type Visit = { brand: Brand; place: HelpPlace; reader: Reader };

/** Runs work for a reader in one transaction of the brand. */
export function asReader<T>(
  house: House,
  brandId: number,
  work: (ctx: Context) => Promise<T>,
  readOnly = false,
): Promise<T> {
  return withBrand(house.database.app, { brandId, actor: system("help-centre"), now: house.clock(), readOnly }, work);
}

type Params = { brand: string; language: ArticleLanguage };

/** Whose help centre an address means and who reads; null where there is none, or the domain is another brand's own. */
export async function visitOf(
  house: House,
  request: FastifyRequest,
  { brand: slug, language }: Params,
): Promise<Visit | null> {
  const brand = await brandBySlug(house.database.app, slug);
  if (!brand) return null;
  const owner = await brandOfDomain(house, request.hostname);
  if (owner !== null && owner !== brand.id) return null;
  return asReader(
    house,
    brand.id,
    async (ctx) => {
      if (!(await hasArticles(ctx))) return null;
      const settings = await readHelpSettings(ctx);
      if (!settings.languages.includes(language)) return null;
      const [domain] = await domainsOf(ctx);
      const place = {
        brand: { slug: brand.slug, name: brand.name },
        language,
        settings,
        root: owner === null ? helpRoot(brand.slug) : "",
        home: homeOf(house, brand.slug, domain),
        canContact: settings.contact_form !== null,
        timeZone: brand.timeZone,
        foot: (await footLinks(ctx, { slug: brand.slug, language })).map(({ path, words }) => ({
          to: new URL(house.config.publicUrl).origin + path,
          words,
        })),
      };
      return { brand, place, reader: { language, signedIn: holdsPass(house, brand.id, request.cookies[passCookie]) } };
    },
    true,
  );
}

/** Where a brand's help centre is at home: its first own domain, or its place at the house's address. */
export function homeOf({ config }: House, slug: string, domain: string | undefined): string {
  return domain ? `https://${domain}` : new URL(config.publicUrl).origin + helpRoot(slug);
}

type Known = { at: number; domains: Promise<Map<string, number>> };
const directories = new WeakMap<House, Known>();

/** The brand whose own domain this is, at most ten seconds old; null for the house's own. */
export async function brandOfDomain(house: House, host: string | undefined): Promise<number | null> {
  const now = performance.now();
  let known = directories.get(house);
  if (!known || now - known.at > 10_000) {
    // Kept before it is answered: those who ask meanwhile wait for the same answer.
    known = { at: now, domains: readDomains(house) };
    directories.set(house, known);
    known.domains.catch(() => directories.delete(house));
  }
  return (await known.domains).get((host ?? "").toLowerCase()) ?? null;
}

async function readDomains(house: House): Promise<Map<string, number>> {
  const { rows } = await sql<{ domain: string; brand_id: number }>`select d.domain, d.brand_id from help_domain d
    join brand b on b.id = d.brand_id where b.removed_at is null limit 10000`.execute(house.database.app);
  return new Map(rows.map((row) => [row.domain, row.brand_id]));
}

/** After domains changed: this process asks anew. */
export function forgetDomains(house: House): void {
  directories.delete(house);
}
