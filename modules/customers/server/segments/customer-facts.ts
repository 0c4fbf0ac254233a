import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { customerKinds, identityTypes, lifecycles, partnerTypes, purposes } from "../../contract.ts";
import { registerSegmentFact, type SegmentFact, type Words } from "./rule-fact.ts";
import { words } from "./rule-words.ts";

function fact(
  key: keyof typeof words.facts,
  type: SegmentFact["type"],
  group: SegmentFact["group"],
  value: RawBuilder<unknown>,
) {
  return { key, type, group, words: words.facts[key], sql: () => value };
}

function choices<T extends string>(of: readonly T[], said: Record<T, Words>) {
  return { choices: of.map((value) => ({ value, words: said[value] })) };
}

const identityList = sql`array(select distinct i.type from identity i
  where i.brand_id = c.brand_id and i.customer_id = c.id and i.value is not null)`;

/** Channels with purposes about which somebody has said something. */
async function consentsInUse(ctx: Context): Promise<{ value: string; label: string }[]> {
  const { rows } = await sql<{ channel: string }>`
    with recursive found(channel) as (
      (select channel from consent where brand_id = ${ctx.brandId} order by channel limit 1)
      union all select (select k.channel from consent k where k.brand_id = ${ctx.brandId} and k.channel > found.channel
        order by k.channel limit 1) from found where found.channel is not null)
    select channel from found where channel is not null limit 50`.execute(ctx.db);
  const channels = new Set(["sms", "email", "phone", ...rows.map((row) => row.channel)]);
  return [...channels].flatMap((channel) =>
    purposes.map((purpose) => ({ value: `${channel}.${purpose}`, label: `${channel}.${purpose}` })),
  );
}

function consentOf(of: string): RawBuilder<unknown> {
  const [channel = "", purpose = ""] = of.split(".");
  return sql`coalesce((select case when k.granted then 'granted' else 'refused' end from consent k
    where k.brand_id = c.brand_id and k.customer_id = c.id and k.channel = ${channel} and k.purpose = ${purpose}
    order by k.at desc, k.id desc limit 1), 'unknown')`;
}

const ours: SegmentFact[] = [
  fact("name", "text", "profile", sql`c.name`),
  { ...fact("kind", "choice", "profile", sql`c.kind`), ...choices(customerKinds, words.kinds) },
  { ...fact("partner_type", "choice", "profile", sql`c.partner_type`), ...choices(partnerTypes, words.partnerTypes) },
  fact("city", "text", "profile", sql`c.city`),
  fact("language", "text", "profile", sql`c.language`),
  fact("owner", "text", "profile", sql`c.owner_id`),
  fact("tags", "list", "profile", sql`c.tags`),
  fact("birthday", "date", "profile", sql`c.birthday`),
  fact("created", "time", "profile", sql`c.created_at`),
  fact("has_company", "boolean", "profile", sql`c.company_id is not null`),
  { ...fact("identities", "list", "profile", identityList), ...choices(identityTypes, words.identities) },
  {
    ...fact("lifecycle", "choice", "orders", sql`coalesce(f.lifecycle, 'prospect')`),
    ...choices(lifecycles, words.lifecycles),
  },
  fact("orders", "number", "orders", sql`coalesce(f.orders, 0)`),
  fact("revenue", "money", "orders", sql`coalesce(f.revenue, 0)`),
  fact("first_order", "time", "orders", sql`f.first_order_at`),
  fact("last_order", "time", "orders", sql`f.last_order_at`),
  fact("interactions", "number", "contact", sql`coalesce(f.interactions, 0)`),
  fact("contacts", "number", "contact", sql`coalesce(f.contacts, 0)`),
  fact("first_contact", "time", "contact", sql`f.first_contact_at`),
  fact("last_contact", "time", "contact", sql`f.last_contact_at`),
  fact("last_seen", "time", "contact", sql`f.last_seen_at`),
  fact("last_channel", "text", "contact", sql`f.last_channel`),
  {
    key: "consent",
    type: "choice",
    group: "consent",
    words: words.facts.consent,
    of: consentsInUse,
    ...choices(["granted", "refused", "unknown"] as const, words.consents),
    sql: consentOf,
  },
];

/** Registers what this module itself knows of customers. */
export function registerCustomerFacts(): void {
  for (const one of ours) registerSegmentFact(one);
}
