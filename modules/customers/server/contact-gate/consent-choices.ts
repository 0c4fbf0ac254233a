import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { Language } from "../../../../platform/i18n/index.ts";
import { type Purpose, purposes } from "../../contract.ts";
import { insertConsent } from "../profile/consents.ts";
import { channelsOf } from "./addresses.ts";
import type { ContactFacts } from "./decide-contact.ts";
import { readContactFacts } from "./read-contact-facts.ts";

type Cell = { channel: string; purpose: Purpose };
/** Whether something may come by a channel as far as the customer's own word goes. */
export type Choice = Cell & { on: boolean };
/** What a customer's own page shows. `stopped` are channels on which their address is suppressed for all lines. */
export type Choices = {
  language: Language | null;
  address: { type: string; value: string };
  choices: Choice[];
  stopped: string[];
};
/** The customer whom a link belongs to: the rows of the identity go home with it when a merge is undone. */
type Owner = { homeId: number; customerId: number; language: string | null; address: Choices["address"] };

async function ownerOf(ctx: Context, identityId: number): Promise<Owner | null> {
  const { rows } = await sql<Omit<Owner, "address"> & Choices["address"]>`
    select i.home_id as "homeId", i.customer_id as "customerId", i.type, coalesce(i.value, '') as value, c.language
    from identity i join customer c on c.brand_id = i.brand_id and c.id = i.customer_id
    where i.brand_id = ${ctx.brandId} and i.id = ${identityId} and i.erased_at is null and c.erased_at is null`.execute(
    ctx.db,
  );
  if (!rows[0]) return null;
  const { type, value, ...owner } = rows[0];
  return { ...owner, address: { type, value } };
}

/** What the customer behind this identity allows; null where the person was erased. */
export async function readChoices(ctx: Context, identityId: number): Promise<Choices | null> {
  const owner = await ownerOf(ctx, identityId);
  const facts = owner && (await readContactFacts(ctx, [owner.customerId])).get(owner.customerId);
  if (!owner || !facts) return null;
  const language = owner.language === "fa" || owner.language === "en" ? owner.language : null;
  const stopped = facts.suppressions.flatMap(({ channel, line }) => (line === null ? channel : []));
  return { language, address: owner.address, choices: choicesOf(facts), stopped };
}

function choicesOf(facts: ContactFacts): Choice[] {
  const own = channelsOf(facts.identities.map(({ type }) => type)).filter((channel) => channel !== "chat");
  const channels = [...new Set([...own, ...facts.words.map(({ channel }) => channel)])];
  const unsaid = { service: true, survey: !facts.rules.surveyNeedsConsent, marketing: false };
  return (channels.length > 0 ? channels : ["sms", "email", "phone"]).flatMap((channel) =>
    purposes.map((purpose) => {
      const word = facts.words.find((one) => one.channel === channel && one.purpose === purpose);
      return { channel, purpose, on: word?.granted ?? unsaid[purpose] };
    }),
  );
}

/**
 * Records what a customer chose by their own hand, a row for each. `changed` are the choices that differ from what they saw: what
 * somebody else changed meanwhile stays. Gives whether the person is still there.
 */
export async function recordChoices(ctx: Context, identityId: number, changed: readonly Choice[]): Promise<boolean> {
  const owner = await holdOwner(ctx, identityId);
  if (!owner) return false;
  const facts = (await readContactFacts(ctx, [owner.customerId])).get(owner.customerId)!;
  for (const { channel, purpose, on: granted } of changed) {
    const word = facts.words.find((one) => one.channel === channel && one.purpose === purpose);
    if (word?.granted === granted) continue;
    await insertConsent(ctx, owner, { channel, purpose, granted, source: "customer" });
  }
  return true;
}

/** Records that the customer behind this identity allows a purpose, by their own word, on every channel on which they can be reached. */
export async function allowPurpose(ctx: Context, identityId: number, purpose: Choice["purpose"]): Promise<void> {
  const asked = await readChoices(ctx, identityId);
  const changed = asked?.choices.filter((choice) => choice.purpose === purpose && !choice.on) ?? [];
  await recordChoices(
    ctx,
    identityId,
    changed.map((choice) => ({ ...choice, on: true })),
  );
}

/** Records that the customer behind this identity wants no surveys, said by their own hand on this channel. */
export async function refuseSurveys(ctx: Context, identityId: number, channel: string): Promise<void> {
  await recordChoices(ctx, identityId, [{ channel, purpose: "survey", on: false }]);
}

/** The owner of an identity, whom nobody merges or erases until this transaction ends. Refuses `conflict` where that does not settle. */
async function holdOwner(ctx: Context, identityId: number): Promise<Owner | null> {
  for (let tries = 0; tries < 3; tries++) {
    const owner = await ownerOf(ctx, identityId);
    if (!owner) return null;
    const held = await sql`select from customer where brand_id = ${ctx.brandId} and id = ${owner.customerId}
      and merged_into is null and erased_at is null for key share`.execute(ctx.db);
    if (held.rows.length > 0 && (await ownerOf(ctx, identityId))?.customerId === owner.customerId) return owner;
  }
  throw new Refusal("conflict", "customer");
}
