import { type Context, system } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { claimKeys, type KeyState, keepAnswers } from "../../../platform/http/index.ts";
import { commitTogether, groupCommit } from "../../intake/index.ts";
import type { InteractionAnswer } from "../contract.ts";
import { acceptInteractions, type Outcome } from "./accept-interactions.ts";
import type { ReadInteraction } from "./read-interaction.ts";

const actor = system("interactions");

/** One interaction that waits for its group; `key` is its Idempotency-Key with the hash of the request. */
export type Arrival = { read: ReadInteraction; key: { key: string; hash: string } | null };
export type AcceptSoon = (brandId: number, arrival: Arrival) => Promise<InteractionAnswer>;

/**
 * Gives the house's way of taking in single interactions: what arrives within some milliseconds is committed together and answered
 * after the commit. A bad one fails alone, with its refusal.
 */
export function acceptSoon(house: House): AcceptSoon {
  const commit = (brandId: number, arrivals: Arrival[]) =>
    commitTogether(house, { brandId, actor }, arrivals, acceptGroup);
  return groupCommit<Arrival, InteractionAnswer>(commit, { milliseconds: 10, most: 1000, queue: 20_000 });
}

/** Those with an Idempotency-Key that was used get the first answer; the rest is recorded. */
async function acceptGroup(ctx: Context, arrivals: readonly Arrival[]): Promise<Outcome[]> {
  const first = new Map<string, Arrival>();
  for (const arrival of arrivals) {
    if (arrival.key && !first.has(arrival.key.key)) first.set(arrival.key.key, arrival);
  }
  const states = await claimKeys(
    ctx,
    [...first.values()].flatMap(({ key }) => key ?? []),
  );
  const isWork = ({ key }: Arrival) => key === null || states.get(key.key)?.state === "new";
  const work = arrivals.filter((one) => isWork(one) && (one.key === null || first.get(one.key.key) === one));
  const outcomes = await acceptInteractions(
    ctx,
    work.map((one) => one.read),
  );
  const done = new Map(work.map((one, at) => [one, outcomes[at] as Outcome]));
  const keyed = work.flatMap((one) => (one.key ? [[one.key.key, answerToKeep(done.get(one))] as const] : []));
  if (keyed.length > 0) await keepAnswers(ctx, new Map(keyed));
  return arrivals.map((one) => done.get(one) ?? repeatOf(one, states, first, done));
}

/** A refusal is not kept: the same key may come again with the same thing. */
function answerToKeep(outcome: Outcome | undefined): InteractionAnswer | null {
  return outcome instanceof Refusal || !outcome ? null : outcome;
}

function repeatOf(
  { key }: Arrival,
  states: ReadonlyMap<string, KeyState>,
  first: ReadonlyMap<string, Arrival>,
  done: ReadonlyMap<Arrival, Outcome>,
): Outcome {
  const twin = first.get(key?.key ?? "");
  const state = states.get(key?.key ?? "");
  const hash = state?.state === "used" ? state.hash : twin?.key?.hash;
  if (hash !== key?.hash) return new Refusal("idempotency_reused");
  if (state?.state === "used") return state.answer as InteractionAnswer;
  return done.get(twin as Arrival) as Outcome;
}
