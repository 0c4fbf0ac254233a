import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { JobRun } from "../../../../platform/jobs/index.ts";
import type { PushKind } from "../../contract.ts";
import { type Due, dueDevices } from "./due-devices.ts";
import { enqueuePush } from "./enqueue-push.ts";
import { pushAdapters, pushTools } from "./kinds.ts";
import { dayLong } from "./notice-of.ts";
import type { Pushed } from "./push-adapter.ts";
import { noteSender } from "./senders.ts";

/** So often a device is tried. */
const mostTries = 6;
const keptFor = "2 days";

/**
 * Tells the devices of a visitor of an answer that they have not read. What was sent once is not sent again unless the worker died in
 * between; then it has the same tag and is seen once. No transaction is open while a push service is called.
 */
export async function pushAnswer(job: JobRun, { messageId }: { messageId: number }): Promise<void> {
  const due = await job.write((ctx) => dueDevices(ctx, job.house, messageId));
  if (due.length === 0) return;
  const told = await Promise.all(due.map(async (one) => ({ ...one, outcome: await send(job.house, one) })));
  await job.write((ctx) => save(ctx, messageId, told));
}

async function send(house: House, { device, settings, notice }: Due): Promise<Pushed> {
  try {
    return await pushAdapters[device.kind].send(settings, device, notice, pushTools(house));
  } catch (error) {
    house.log.error({ err: error, kind: device.kind, message: notice.message }, "a push failed while sending");
    return { state: "again", after: 60, code: "away" };
  }
}

type Told = Due & { outcome: Pushed };

async function save(ctx: Context, messageId: number, told: readonly Told[]): Promise<void> {
  let next: Date | null = null;
  for (const one of told) {
    const at = await saveOne(ctx, messageId, one);
    if (at && (!next || at < next)) next = at;
  }
  for (const [kind, problem] of problemsOf(told)) await noteSender(ctx, kind, problem);
  await sql`delete from push_notice where brand_id = ${ctx.brandId} and at < ${ctx.now}::timestamptz - ${keptFor}::interval`.execute(
    ctx.db,
  );
  if (next) await enqueuePush(ctx, messageId, next);
}

/** Notes what became of one device; gives when it is to be tried again. */
async function saveOne(ctx: Context, messageId: number, { id, tries, at, outcome }: Told): Promise<Date | null> {
  if (outcome.state === "gone" || (outcome.state === "refused" && outcome.code === "address_refused")) {
    await sql`delete from push_device where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
    return null;
  }
  const waits = outcome.state === "again" ? outcome.after * 2 ** Math.min(tries, 6) : 0;
  const again = new Date(ctx.now.getTime() + waits * 1000);
  const goesOn = outcome.state === "again" && tries + 1 < mostTries && again.getTime() < at.getTime() + dayLong;
  const state = outcome.state === "sent" ? "sent" : goesOn ? "again" : "refused";
  await sql`insert into push_notice (brand_id, message_id, device_id, state, code, at, again_at)
    values (${ctx.brandId}, ${messageId}, ${id}, ${state}, ${"code" in outcome ? outcome.code : null}, ${ctx.now}, ${goesOn ? again : null})
    on conflict (brand_id, message_id, device_id) do update set state = excluded.state, code = excluded.code, at = excluded.at,
      again_at = excluded.again_at, tries = push_notice.tries + 1`.execute(ctx.db);
  return goesOn ? again : null;
}

/** What is wrong with the brand's own key; null where something went out. */
function problemsOf(told: readonly Told[]): Map<PushKind, string | null> {
  const found = new Map<PushKind, string | null>();
  for (const { device, outcome } of told) {
    if (outcome.state === "sent") found.set(device.kind, null);
    else if (outcome.state === "refused" && ["bad_credentials", "other_app"].includes(outcome.code))
      found.set(device.kind, outcome.code);
  }
  return found;
}
