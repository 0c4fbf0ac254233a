import type { Context } from "../../../platform/db/index.ts";
import { crmValue, findPartner, resolvePeople } from "../../customers/index.ts";
import { sourceId } from "../../intake/index.ts";
import { recordInteractions } from "../../timeline/index.ts";
import { demoSource } from "./settle-people.ts";
import type { DemoInteraction } from "./shop-talk.ts";

/** Records what was said, seen and sent, each by the identity it came by. */
export async function recordTalk(ctx: Context, entries: readonly DemoInteraction[]): Promise<void> {
  const source = await sourceId(ctx, demoSource);
  const people = await resolvePeople(
    ctx,
    entries.map((entry) => ({ sourceId: source, identities: [identityOf(entry)] })),
  );
  const partners = new Map<string, number>();
  for (const { partner } of entries)
    if (partner && !partners.has(partner)) partners.set(partner, await findPartner(ctx, partner));
  const rows = entries.flatMap((entry, place) => {
    const who = people[place];
    if (!who) return [];
    const { id, at, kind, channel, touchpoint, direction, subject, text, feeling, agent } = entry;
    const partnerId = entry.partner ? partners.get(entry.partner) : null;
    return {
      sourceId: source,
      externalId: id,
      identityId: who.identityId,
      occurredAt: at,
      kind,
      channel,
      touchpoint,
      direction,
      subject,
      text,
      feeling,
      agentName: agent,
      partnerId,
    };
  });
  await recordInteractions(ctx, rows);
}

/** The identifier by which somebody of the demo wrote. */
export function identityOf({ by, customer }: DemoInteraction) {
  const said = {
    phone: customer.phone,
    email: customer.email,
    instagram: customer.instagram,
    telegram: customer.telegram,
    crm: undefined,
  }[by];
  if (by === "crm" || !said) return { type: "crm" as const, value: crmValue(demoSource, String(customer.number)) };
  return { type: by, value: said };
}
