import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { touchCustomers } from "../fold/touch-customers.ts";
import { insertPeople, type Newcomer } from "./fill-profiles.ts";
import {
  distinctIdentities,
  drawCustomerIds,
  findCustomers,
  findIdentities,
  holdCustomers,
  insertIdentities,
} from "./known-people.ts";
import { mergeCustomers } from "./merge-customers.ts";
import { identityKey, type PersonClaim, registerOf } from "./person-claim.ts";
import {
  type KnownCustomer,
  type KnownIdentity,
  type PeoplePlan,
  type PlannedPerson,
  standing,
} from "./plan-people.ts";
import { refreshSearch } from "./refresh-search.ts";
import { saveSuggestions } from "./suggestions.ts";

type Ground = {
  open: readonly PersonClaim[];
  identities: Map<string, KnownIdentity>;
  fresh: Set<number>;
  told: { made: Set<number>; changed: Set<number> };
};
type Choice = { winner: KnownCustomer; losers: KnownCustomer[] };
type Choices = Map<PlannedPerson, Choice>;

/**
 * Writes what was planned and brings `identities` up to date. False where somebody else changed the ground meanwhile: then the plan
 * is to be made anew; what was inserted stays, under customers that have no row yet (`fresh`).
 */
export async function carryOut(ctx: Context, plan: PeoplePlan, ground: Ground): Promise<boolean> {
  if (!(await holdGround(ctx, plan, ground))) return false;
  const choices = await chooseCustomers(ctx, plan, ground.fresh);
  if (!(await addIdentities(ctx, plan, choices, ground))) return false;
  await repointFresh(ctx, choices, ground.identities);
  const ownerOf = (claim: PersonClaim) => ground.identities.get(plan.ways.get(claim)!)?.customerId;
  const people = newcomers(choices);
  await insertPeople(ctx, people, ground.open, ownerOf);
  const pairs = joined(choices);
  await mergeCustomers(ctx, pairs, { reason: "certain", automatic: true });
  const into = new Map(pairs.map((pair) => [pair.loserId, pair.winnerId]));
  for (const identity of ground.identities.values()) {
    identity.customerId = into.get(identity.customerId) ?? identity.customerId;
  }
  await saveSuggestions(ctx, suggestionRows(plan, choices, ground));
  const changed = new Set(plan.newIdentities.map(({ person }) => choices.get(standing(person))!.winner.id));
  await refreshSearch(ctx, [...changed]);
  await touchCustomers(ctx, { customerIds: [...changed] });
  for (const one of people) if (one.isNew) ground.told.made.add(one.id);
  for (const id of [...changed, ...into.values()]) ground.told.changed.add(id);
  return true;
}

/**
 * Nobody may merge or split the customers that the plan rests on, nor give them an account that speaks against it, until this
 * transaction ends. False where somebody did since the plan was made.
 */
async function holdGround(ctx: Context, plan: PeoplePlan, { open, identities }: Ground): Promise<boolean> {
  const held = new Map<number, KnownCustomer | null>();
  for (const { person, homeId } of plan.newIdentities) {
    if (homeId !== null && !held.has(homeId)) held.set(homeId, null);
    for (const customer of standing(person).customers) held.set(customer.id, customer);
  }
  const joined = [...plan.people].filter((person) => person.customers.length > 1);
  for (const person of joined) for (const customer of person.customers) held.set(customer.id, customer);
  if (held.size === 0) return true;
  const addsAccount = plan.newIdentities.some(({ identity }) => registerOf(identity) !== null);
  await holdCustomers(ctx, [...held.keys()], joined.length > 0 ? "merge" : addsAccount ? "account" : "name");
  const wanted = distinctIdentities(open);
  const now = await findIdentities(ctx, wanted);
  const theirs = wanted.every(
    (one) => now.get(identityKey(one))?.customerId === identities.get(identityKey(one))?.customerId,
  );
  return (
    theirs &&
    (await areAsPlanned(
      ctx,
      [...held.values()].filter((customer) => customer !== null),
    ))
  );
}

async function areAsPlanned(ctx: Context, planned: readonly KnownCustomer[]): Promise<boolean> {
  const now = await findCustomers(
    ctx,
    planned.map((customer) => customer.id),
  );
  const said = (customer: KnownCustomer | undefined) =>
    [...new Set(customer?.registers)].sort().join() + customer?.apart.toSorted();
  return planned.every((customer) => said(now.get(customer.id)) === said(customer));
}

/** Which customer stays of each person: one that has a row, one who is known, the oldest. Draws ids for those who are new. */
async function chooseCustomers(ctx: Context, plan: PeoplePlan, fresh: Set<number>): Promise<Choices> {
  const people = [...plan.people];
  const newcomers = people.filter((person) => person.customers.length === 0);
  const drawn = (await drawCustomerIds(ctx, newcomers.length)).values();
  const choices: Choices = new Map();
  for (const person of people) {
    if (person.customers.length === 0) {
      const id = drawn.next().value!;
      fresh.add(id);
      person.customers.push({ id, fresh: true, anonymous: true, registers: [], apart: [] });
    }
    const [winner, ...losers] = [...person.customers].sort(
      (a, b) => Number(a.fresh) - Number(b.fresh) || Number(a.anonymous) - Number(b.anonymous) || a.id - b.id,
    );
    choices.set(person, { winner: winner!, losers });
  }
  return choices;
}

async function addIdentities(
  ctx: Context,
  plan: PeoplePlan,
  choices: Choices,
  { identities }: Ground,
): Promise<boolean> {
  const rows = plan.newIdentities.map(({ identity, person, sourceId, homeId }) => {
    const customerId = choices.get(standing(person))!.winner.id;
    return { identity, customerId, homeId: homeId ?? customerId, sourceId };
  });
  if (rows.length === 0) return true;
  // One order for everybody, so that two transactions never wait for each other's identities.
  rows.sort((a, b) => (identityKey(a.identity) < identityKey(b.identity) ? -1 : 1));
  const inserted = await insertIdentities(ctx, rows);
  for (const { identity, customerId, homeId } of rows) {
    const id = inserted.get(identityKey(identity));
    if (id !== undefined) identities.set(identityKey(identity), { id, customerId, homeId });
  }
  return inserted.size === rows.length;
}

/** Identities under a customer that has no row move to the one that gets or has one, as if they had been made there. */
async function repointFresh(ctx: Context, choices: Choices, identities: Map<string, KnownIdentity>): Promise<void> {
  const into = new Map<number, number>();
  for (const { winner, losers } of choices.values()) {
    for (const loser of losers) if (loser.fresh) into.set(loser.id, winner.id);
  }
  if (into.size === 0) return;
  await sql`update identity set customer_id = v.winner, home_id = v.winner
    from unnest(${[...into.keys()]}::bigint[], ${[...into.values()]}::bigint[]) as v(loser, winner)
    where brand_id = ${ctx.brandId} and customer_id = v.loser`.execute(ctx.db);
  for (const identity of identities.values()) {
    const winner = into.get(identity.customerId);
    if (winner !== undefined) Object.assign(identity, { customerId: winner, homeId: winner });
  }
}

function newcomers(choices: Choices): Newcomer[] {
  const found: Newcomer[] = [];
  for (const [person, { winner }] of choices) {
    const anonymous = !person.known;
    if (winner.fresh) found.push({ id: winner.id, anonymous, isNew: true });
    else if (winner.anonymous && !anonymous) found.push({ id: winner.id, anonymous, isNew: false });
  }
  return found;
}

function joined(choices: Choices): { winnerId: number; loserId: number }[] {
  const pairs: { winnerId: number; loserId: number }[] = [];
  for (const { winner, losers } of choices.values()) {
    for (const loser of losers) if (!loser.fresh) pairs.push({ winnerId: winner.id, loserId: loser.id });
  }
  return pairs;
}

const scores = { shared_contact: 0.6, named_together: 0.7, same_device: 0.5 };

function suggestionRows(plan: PeoplePlan, choices: Choices, { identities }: Ground) {
  return plan.suggestions.map(({ a, b, reason, key }) => ({
    a: choices.get(standing(a))!.winner.id,
    b: choices.get(standing(b))!.winner.id,
    reason,
    score: scores[reason],
    identityId: identities.get(key)?.id ?? null,
  }));
}
