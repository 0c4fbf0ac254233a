import type { Context } from "../../../platform/db/index.ts";
import { findPartner } from "../../customers/index.ts";
import { type NewInteraction, recordInteractions } from "../../timeline/index.ts";
import type { People } from "./find-people.ts";
import type { ReadInteraction } from "./read-interaction.ts";
import { reason } from "./reasons.ts";
import { rejectThing, type Thing, type ThingOutcome } from "./things.ts";

/** Records interactions with their people and partners; those of people who were erased are refused. */
export async function applyInteractions(
  ctx: Context,
  sourceId: number,
  things: readonly Thing<ReadInteraction>[],
  people: People,
): Promise<ThingOutcome[]> {
  const partners = await findPartners(
    ctx,
    things.map(({ said }) => said as ReadInteraction),
  );
  const rows: NewInteraction[] = [];
  for (const thing of things) {
    const person = people.get(thing as Thing);
    if (person) rows.push(rowOf(thing.said as ReadInteraction, sourceId, person.identityId, partners));
  }
  const { results } = await recordInteractions(ctx, rows, { tell: false });
  let next = 0;
  return things.map((thing) => {
    if (!people.get(thing as Thing)) return rejectThing(thing, reason("person_erased"));
    return results[next++] === "recorded" ? "imported" : "unchanged";
  });
}

async function findPartners(ctx: Context, said: readonly ReadInteraction[]): Promise<Map<string, number>> {
  const partners = new Map<string, number>();
  // Sorted, so that two imports that make the same partners never wait for each other.
  for (const name of [...new Set(said.flatMap(({ partner }) => partner ?? []))].sort())
    partners.set(name, await findPartner(ctx, name));
  return partners;
}

function rowOf(
  { identities, partner, agent, ...interaction }: ReadInteraction,
  sourceId: number,
  identityId: number,
  partners: ReadonlyMap<string, number>,
): NewInteraction {
  return {
    ...interaction,
    sourceId,
    identityId,
    partnerId: partner ? (partners.get(partner) ?? null) : null,
    agentName: agent,
    subject: usualSubject(interaction),
  };
}

const subjectOfChannel: Record<string, string> = {
  phone: "call",
  in_person: "visit",
  letter: "letter",
  webinar: "webinar",
  partner: "report",
};

function usualSubject({ kind, channel }: Pick<ReadInteraction, "kind" | "channel">): string {
  return kind === "activity" ? "event" : (subjectOfChannel[channel] ?? "message");
}
