import { randomBytes } from "node:crypto";
import { type Context, system, withBrand } from "../../../platform/db/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { TestDatabase } from "../../../platform/testing/index.ts";
import { seal } from "../../admin/index.ts";
import { resolvePeople } from "../../customers/index.ts";
import { sourceId } from "../../intake/index.ts";
import type { NewInteraction } from "../index.ts";

/** A brand of the test's own; gives its id. */
export async function givenBrand(database: TestDatabase, timeZone = "Asia/Tehran"): Promise<number> {
  const slug = `b${randomBytes(6).toString("hex")}`;
  const { rows } = await database.owner.query(
    "insert into brand (slug, name, time_zone) values ($1, 'فروشگاه آزمایش', $2) returning id",
    [slug, timeZone],
  );
  return rows[0].id;
}

/** One transaction of a brand. */
export function inBrand<T>(
  database: TestDatabase,
  brandId: number,
  work: (ctx: Context) => Promise<T>,
  now = new Date(),
): Promise<T> {
  return withBrand(database.app.app, { brandId, actor: system("test"), now }, work);
}

/** A customer known by a phone; gives the identity and the customer. */
export async function givenCustomer(ctx: Context, phone: string) {
  const source = await sourceId(ctx, "shop");
  const [person] = await resolvePeople(ctx, [{ sourceId: source, identities: [{ type: "phone", value: phone }] }]);
  if (!person) throw new Error("no such person");
  return { ...person, sourceId: source };
}

/** An entry with what a test does not care about filled in. */
export function entry(
  of: { identityId: number; sourceId: number },
  fields: Partial<NewInteraction> = {},
): NewInteraction {
  return {
    identityId: of.identityId,
    sourceId: of.sourceId,
    occurredAt: new Date("2025-03-20T10:00:00Z"),
    kind: "contact",
    channel: "phone",
    direction: "in",
    subject: "call",
    ...fields,
  };
}

/** A site of a brand; gives its public key and the secret that signs who its visitors are. */
export async function givenSite(database: TestDatabase, house: House, brandId: number, domains: string[] = []) {
  const [key, secret] = [`hs_${randomBytes(12).toString("base64url")}`, randomBytes(16).toString("hex")];
  await database.owner.query(
    "insert into site (brand_id, site_key, name, domains, secret_sealed) values ($1, $2, 'فروشگاه', $3, $4)",
    [brandId, key, domains, seal(house.config.secretKey, secret)],
  );
  return { key, secret };
}
