import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { type ClaimedIdentity, findPartner, identityOfCustomer, resolvePeople } from "../../customers/index.ts";
import { sourceId } from "../../intake/index.ts";
import type { InteractionRow, QuickLog, QuickLogOfSomebody, QuickLogWhat } from "../contract.ts";
import { oneInteraction } from "./list-interactions.ts";
import { followLog } from "./log-followers.ts";
import { identitiesOf, readInstant } from "./read-interaction.ts";
import { recordInteractions } from "./record-interactions.ts";

/** The source of what people log by hand. */
export const quickLogSource = "quick-log";

const channelOf: Record<QuickLogWhat, string> = {
  call: "phone",
  visit: "in_person",
  message: "chat",
  letter: "letter",
  meeting: "in_person",
  webinar: "webinar",
  report: "partner",
};

/** Logs by hand what no system saw, for a customer who is known. Refuses `not_found` and `date_out_of_range`. */
export async function logInteraction(ctx: Context, customerId: number, log: QuickLog): Promise<InteractionRow> {
  return write(ctx, await identityOfCustomer(ctx, customerId), log);
}

/**
 * Logs by hand an interaction with somebody who may not be known yet: found by phone or e-mail, made where they are new. Refuses
 * `person_missing` without any of name, phone and e-mail, unreadable identifiers, and `person_erased`.
 */
export async function logInteractionOfSomebody(ctx: Context, log: QuickLogOfSomebody): Promise<InteractionRow> {
  const source = await sourceId(ctx, quickLogSource);
  const identities: ClaimedIdentity[] = identitiesOf({ ...log, source: quickLogSource });
  if (identities.length === 0) throw new Refusal("person_missing");
  const [person] = await resolvePeople(ctx, [{ sourceId: source, identities, name: log.name ?? null }]);
  if (!person) throw new Refusal("person_erased");
  return write(ctx, person.identityId, log);
}

async function write(ctx: Context, identityId: number, log: QuickLog): Promise<InteractionRow> {
  const { actor } = ctx;
  const at = readInstant(log.occurred_at, ctx.now);
  const channel = log.channel ?? channelOf[log.what];
  const { ids } = await recordInteractions(ctx, [
    {
      sourceId: await sourceId(ctx, quickLogSource),
      identityId,
      occurredAt: at,
      kind: "contact",
      channel,
      touchpoint: log.touchpoint ?? null,
      direction: log.direction ?? null,
      partnerId: log.partner ? await findPartner(ctx, log.partner) : null,
      userId: actor.kind === "user" ? actor.id : null,
      agentName: actor.kind === "api-key" ? actor.name : null,
      subject: log.what,
      text: log.text || null,
      feeling: log.feeling ?? null,
      meta: metaOf(log),
    },
  ]);
  const interactionId = ids[0] as number;
  const followed = await followLog(ctx, { interactionId, identityId, channel, at, log });
  const row = await oneInteraction(ctx, interactionId);
  return Object.keys(followed).length > 0 ? { ...row, followed } : row;
}

function metaOf({ outcome, duration_seconds }: QuickLog): Record<string, unknown> | null {
  if (outcome === undefined && duration_seconds === undefined) return null;
  return { ...(outcome !== undefined && { outcome }), ...(duration_seconds !== undefined && { duration_seconds }) };
}
