import { sql } from "kysely";
import type { House } from "../../../../platform/house/module.ts";
import { type Recently, recently } from "../recently.ts";

/** A site whose pages report what their visitors do. `secretSealed` signs who a visitor is (see `verifySiteClaim`). */
export type Site = { brandId: number; id: number; name: string; domains: string[]; secretSealed: string };

const directories = new WeakMap<House, Recently<Site | null>>();

function directoryOf(house: House): Recently<Site | null> {
  const known = directories.get(house);
  if (known) return known;
  const made = recently(5000, (key) => findSite(house, key));
  directories.set(house, made);
  return made;
}

async function findSite(house: House, key: string): Promise<Site | null> {
  const { rows } = await sql<Site>`
    select s.brand_id as "brandId", s.id, s.name, s.domains, s.secret_sealed as "secretSealed"
    from site s join brand b on b.id = s.brand_id
    where s.site_key = ${key} and s.revoked_at is null and b.removed_at is null`.execute(house.database.app);
  return rows[0] ?? null;
}

/** The site with this public key, or null. At most five seconds old. */
export async function siteByKey(house: House, key: string): Promise<Site | null> {
  return /^hs_[\w-]{16}$/.test(key) ? directoryOf(house).get(key) : null;
}

/** After a site changed: this process asks anew. */
export function forgetSites(house: House): void {
  directoryOf(house).forgetAll();
}

/**
 * Whether a page of this origin (`https://www.shop.ir`) may report for a site. A site without domains takes all;
 * `*.shop.ir` means every name below, not `shop.ir` itself.
 */
export function siteTakesOrigin(site: Pick<Site, "domains">, origin: string | undefined): boolean {
  if (site.domains.length === 0) return true;
  const host = hostOf(origin);
  return host !== null && site.domains.some((domain) => matches(domain, host));
}

function hostOf(origin: string | undefined): string | null {
  try {
    return new URL(origin ?? "").host;
  } catch {
    return null;
  }
}

function matches(domain: string, host: string): boolean {
  return domain.startsWith("*.") ? host.endsWith(domain.slice(1)) : host === domain;
}
