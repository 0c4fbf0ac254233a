import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { findPartner, type PersonClaim, resolvePeople } from "../../customers/index.ts";
import { sourceId } from "../../intake/index.ts";
import type { InteractionAnswer } from "../contract.ts";
import type { ReadInteraction } from "./read-interaction.ts";
import { type NewInteraction, recordInteractions } from "./record-interactions.ts";

/** What became of one: an answer, or why it was refused. */
export type Outcome = InteractionAnswer | Refusal;

/**
 * Finds or makes the people, partners and sources that interactions name, and records them; made for some thousand at a time.
 * Refuses, for that one alone, a person who was erased (`person_erased`). Outcomes stand in the order of the input.
 */
export async function acceptInteractions(ctx: Context, read: readonly ReadInteraction[]): Promise<Outcome[]> {
  const sources = await eachOnce(
    ctx,
    read.map(({ input }) => input.source),
    sourceId,
  );
  const partners = await eachOnce(
    ctx,
    read.flatMap(({ input }) => input.partner ?? []),
    findPartner,
  );
  const people = await resolvePeople(
    ctx,
    read.map((one) => claimOf(one, sources.get(one.input.source) as number)),
  );
  const rows: NewInteraction[] = [];
  read.forEach((one, at) => {
    const person = people[at];
    if (!person) return;
    const partnerId = one.input.partner ? (partners.get(one.input.partner) ?? null) : null;
    rows.push({
      ...rowOf(one, partnerId),
      sourceId: sources.get(one.input.source) as number,
      identityId: person.identityId,
    });
  });
  const recorded = await recordInteractions(ctx, rows);
  let next = 0;
  return people.map((person) => {
    if (!person) return new Refusal("person_erased");
    const at = next++;
    return {
      result: recorded.results[at] as "recorded" | "repeated",
      id: recorded.ids[at] ?? null,
      customer_id: person.customerId,
    };
  });
}

async function eachOnce(ctx: Context, words: string[], find: (ctx: Context, word: string) => Promise<number>) {
  const found = new Map<string, number>();
  // Sorted, so that two transactions that make the same ones never wait for each other.
  for (const word of [...new Set(words)].sort()) found.set(word, await find(ctx, word));
  return found;
}

function claimOf({ input, identities, occurredAt }: ReadInteraction, sourceId: number): PersonClaim {
  return { sourceId, identities, name: input.name ?? null, createdAt: occurredAt };
}

function rowOf({ input, occurredAt, subject }: ReadInteraction, partnerId: number | null) {
  return {
    externalId: input.external_id ?? null,
    occurredAt,
    kind: input.kind,
    channel: input.channel,
    touchpoint: input.touchpoint ?? null,
    direction: input.direction ?? null,
    partnerId,
    agentName: input.agent ?? null,
    subject,
    text: input.text ?? null,
    meta: input.meta ?? null,
    feeling: input.feeling ?? null,
  };
}
