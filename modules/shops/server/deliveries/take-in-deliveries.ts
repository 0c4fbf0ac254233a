import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { JobRun } from "../../../../platform/jobs/index.ts";
import { eraseRaw } from "../../../intake/index.ts";
import { recordThings } from "../record/record-things.ts";
import type { Written } from "../record/save-shop-orders.ts";
import { type ShopRow, shopById } from "../shop-rows.ts";
import { problemOf } from "../woo/read-rows.ts";
import { type Done, holdWaiting, noteDone, type Waiting, waitingDeliveries } from "./delivery-rows.ts";
import { type Understood, understandDeliveries } from "./understand-deliveries.ts";
import { wakeDeliveries } from "./wake-deliveries.ts";

const atOnce = 100;

/**
 * Works on what came for a shop, oldest first, a hundred at a time: understood (and where only the shop can tell, asked for) with no
 * transaction open, then written in one. What cannot be read or is refused waits as failed, with its reason.
 */
export async function takeInDeliveries(job: JobRun, { shopId }: { shopId: number }): Promise<void> {
  const { shop, waiting } = await job.read(async (ctx) => {
    const shop = await shopById(ctx, shopId).catch(() => null);
    return { shop, waiting: shop && !shop.paused_at ? await waitingDeliveries(ctx, shopId, atOnce) : [] };
  });
  if (!shop || waiting.length === 0) return;
  const understood = await understandDeliveries(job, shop, waiting);
  await job.write(async (ctx) => {
    await writeUnderstood(ctx, shop, waiting, understood);
    if (waiting.length === atOnce) await wakeDeliveries(ctx, shopId);
  });
}

async function writeUnderstood(
  ctx: Context,
  shop: ShopRow,
  waiting: readonly Waiting[],
  understood: ReadonlyMap<number, Understood>,
): Promise<void> {
  const held = await holdWaiting(
    ctx,
    waiting.map(({ id }) => id),
  );
  const ours = waiting.filter(({ id }) => held.has(id));
  const readable = ours.flatMap(({ id }) => {
    const read = understood.get(id)!;
    return "thing" in read ? [{ id, thing: read.thing }] : [];
  });
  const outcomes = await recordThings(
    ctx,
    shop,
    readable.map(({ thing }) => thing),
  );
  const written = new Map(readable.map(({ id }, at) => [id, outcomes[at]!]));
  const done = ours.map(({ id }) => doneOf(id, understood.get(id)!, written.get(id)));
  await noteDone(ctx, done);
  // Somebody who was erased is kept nowhere, not in what waits either.
  const erased = new Set(done.filter(({ code }) => code === "person_erased").map(({ id }) => id));
  await eraseRaw(
    ctx,
    ours.filter(({ id }) => erased.has(id)).map((one) => one.raw_input_id),
  );
}

function doneOf(id: number, read: Understood, written: Written | Refusal | undefined): Done {
  const plain: Done = {
    id,
    state: "done",
    outcome: "ignored",
    code: null,
    field: null,
    thing: null,
    number: null,
    identityId: null,
  };
  if ("ignored" in read) return plain;
  if (!("thing" in read)) return { ...plain, state: "failed", outcome: null, code: read.problem, field: read.field };
  const { kind, number } = read.thing;
  // A customer's number says who somebody is.
  const about = { ...plain, thing: kind, number: kind === "order" || kind === "product" ? number : null };
  if (written instanceof Refusal) {
    const { code, field } = problemOf(written);
    // Nobody has anything to mend there.
    const state = code === "person_erased" ? "dismissed" : "failed";
    return { ...about, state, outcome: null, code, field };
  }
  return { ...about, outcome: written!.outcome, identityId: written!.identityId };
}
