import { randomBytes } from "node:crypto";
import { type Context, system, withBrand } from "../../../platform/db/index.ts";
import type { TestDatabase } from "../../../platform/testing/index.ts";
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
