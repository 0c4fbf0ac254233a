import type { Context } from "../../../../platform/db/index.ts";
import { carryOut } from "./carry-out-plan.ts";
import { findErased } from "./erased-identities.ts";
import { fillProfiles, markVerified } from "./fill-profiles.ts";
import { holdOffErasures } from "./hold-off-erasures.ts";
import { distinctIdentities, findCustomers, findIdentities } from "./known-people.ts";
import { identityKey, type PersonClaim, type ResolvedPerson } from "./person-claim.ts";
import { type KnownIdentity, planPeople } from "./plan-people.ts";

type Identities = Map<string, KnownIdentity>;

// Each round somebody else made one of our identities first; so many in a row means something else is wrong.
const maxRounds = 20;

/**
 * Finds or makes the customers that records speak of, up to some thousand at once, in a few statements. Answers in the order of the
 * claims; null where the person was erased. Joins customers where that is certain, suggests it where not. Two transactions that
 * name one new identity end with one customer.
 */
export async function resolvePeople(ctx: Context, people: readonly PersonClaim[]): Promise<ResolvedPerson[]> {
  return (await resolveAndTell(ctx, people)).people;
}

export type Told = {
  people: ResolvedPerson[];
  /** Customers who were not there before. */
  made: Set<number>;
  /** Customers who got an identity or were joined. */
  changed: Set<number>;
};

/** As resolvePeople; tells also who is new and who changed. */
export async function resolveAndTell(ctx: Context, people: readonly PersonClaim[]): Promise<Told> {
  const told: Told = { people: [], made: new Set(), changed: new Set() };
  if (people.length === 0) return told;
  const named = distinctIdentities(people);
  // Asked at once, answered in this order.
  const [, erased, known] = await Promise.all([
    holdOffErasures(ctx),
    findErased(ctx, named),
    findIdentities(ctx, named),
  ]);
  const isGone = (claim: PersonClaim) =>
    erased.size > 0 && claim.identities.some((identity) => erased.has(identityKey(identity)));
  const claims = people.filter((claim) => !isGone(claim));
  const { identities, ways } = await settle(ctx, claims, told, known);
  const wayOf = (claim: PersonClaim) => identities.get(ways.get(claim) ?? identityKey(claim.identities[0]!));
  await fillProfiles(ctx, claims, (claim) => wayOf(claim)?.customerId);
  await markVerified(ctx, claims, identities);
  told.people = people.map((claim) => {
    const found = isGone(claim) ? undefined : wayOf(claim);
    return found ? { identityId: found.id, customerId: found.customerId } : null;
  });
  return told;
}

/** Until every claim's identities exist and it is decided whose they are. `ways` says by which identity a claim goes, if not its first. */
async function settle(ctx: Context, claims: readonly PersonClaim[], told: Told, known: Identities) {
  const wanted = distinctIdentities(claims);
  const fresh = new Set<number>();
  for (let round = 0; round < maxRounds; round++) {
    const identities = round === 0 ? known : await findIdentities(ctx, wanted);
    const open = claims.filter((claim) => !isSettled(claim, identities, fresh));
    if (open.length === 0) return { identities, ways: new Map<PersonClaim, string>() };
    const plan = planPeople(open, { identities, customers: await findCustomers(ctx, ownersOf(open, identities)) });
    if (await carryOut(ctx, plan, { open, identities, fresh, told })) return { identities, ways: plan.ways };
  }
  throw new Error("identities kept changing while people were resolved");
}

/** Everything the claim names is known and belongs to one customer: nothing to decide. */
function isSettled(claim: PersonClaim, identities: Identities, fresh: Set<number>): boolean {
  let owner: number | null = null;
  for (const identity of claim.identities) {
    const found = identities.get(identityKey(identity));
    if (!found || fresh.has(found.customerId) || (owner !== null && owner !== found.customerId)) return false;
    owner = found.customerId;
  }
  return true;
}

function ownersOf(claims: readonly PersonClaim[], identities: Identities): number[] {
  const owners = new Set<number>();
  for (const claim of claims) {
    for (const identity of claim.identities) {
      const found = identities.get(identityKey(identity));
      if (found) owners.add(found.customerId);
    }
  }
  return [...owners];
}
