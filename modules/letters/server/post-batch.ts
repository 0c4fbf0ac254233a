import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { instantOf, parseIsoDay } from "../../../platform/i18n/index.ts";
import { enqueue, type JobRun } from "../../../platform/jobs/index.ts";
import { brandSettings, isoDayInBrand, recordAudit } from "../../admin/index.ts";
import { recordContact } from "../../customers/index.ts";
import { sourceId } from "../../intake/index.ts";
import { recordInteractions } from "../../timeline/index.ts";
import { type Batch, holdAnyBatch, holdBatch } from "./batch-rows.ts";
import { whoOf } from "./templates.ts";

export const postedJob = "tell-posted-letters";
/** For so long it can be taken back that letters were posted, as with everything that goes out. */
const undoTime = 10_000;
const atOnce = 500;

/**
 * Says on which day the letters of a batch went to the post; the timelines hear of it ten seconds later. The same again changes nothing.
 * Refuses `not_found`, `letters_printing`, `nobody_to_write`, `letters_posted` (on another day) and `posted_in_future`.
 */
export async function postBatch(ctx: Context, id: number, day: string): Promise<void> {
  const batch = await holdBatch(ctx, id);
  if (batch.posted_on === day) return;
  if (batch.posted_at) throw new Refusal("letters_posted");
  if (batch.printing_at) throw new Refusal("letters_printing");
  if (!parseIsoDay(day) || day > isoDayInBrand(await brandSettings(ctx), ctx.now))
    throw new Refusal("posted_in_future", "day");
  const { rows } =
    await sql`select from letter where brand_id = ${ctx.brandId} and batch_id = ${id} and left_out is null limit 1`.execute(
      ctx.db,
    );
  if (rows.length === 0) throw new Refusal("nobody_to_write");
  await sql`update letter_batch set posted_on = ${day}, posted_at = ${ctx.now}, posted_by = ${whoOf(ctx)}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  const runAt = new Date(ctx.now.getTime() + undoTime);
  await enqueue(ctx, postedJob, { batchId: id }, { key: `${postedJob}:${ctx.brandId}:${id}`, runAt });
  await recordAudit(ctx, { action: "letters.posted", subject: "letter_batch", subjectId: id });
}

/** Takes back that a batch was posted, as long as no timeline tells of it. Refuses `not_found` and `letters_told`. */
export async function takeBackPosting(ctx: Context, id: number): Promise<void> {
  const batch = await holdBatch(ctx, id);
  if (!batch.posted_at) return;
  if (batch.told_at) throw new Refusal("letters_told");
  await sql`update letter_batch set posted_on = null, posted_at = null, posted_by = null
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await recordAudit(ctx, { action: "letters.not_posted", subject: "letter_batch", subjectId: id });
}

/** Writes one outgoing letter a customer onto the timelines and counts it for the caps; however often it runs, once. */
export async function tellPosted(job: JobRun, { batchId }: { batchId: number }): Promise<void> {
  await job.write((ctx) => tell(ctx, batchId));
}

/**
 * All of a batch, also of one that was put away, in one transaction: with it nobody can take the posting back any more. Also for the demo,
 * which does not wait.
 */
export async function tell(ctx: Context, batchId: number): Promise<void> {
  const batch = await holdAnyBatch(ctx, batchId);
  if (!batch?.posted_at || batch.told_at) return;
  const entry = { batch, source: await sourceId(ctx, "letters"), at: await whenPosted(ctx, batch) };
  for (let after = 0; ; ) {
    const { rows } = await sql<{ id: number; identity_id: number }>`select id, identity_id from letter
      where brand_id = ${ctx.brandId} and batch_id = ${batchId} and left_out is null and id > ${after} order by id limit ${atOnce}`.execute(
      ctx.db,
    );
    if (rows.length === 0) break;
    await recordInteractions(
      ctx,
      rows.map((row) => entryOf(entry, row)),
    );
    for (const { identity_id: identityId } of rows)
      await recordContact(ctx, { identityId, channel: "letter", purpose: batch.purpose, at: entry.at });
    after = rows.at(-1)!.id;
  }
  await sql`update letter_batch set told_at = ${ctx.now} where brand_id = ${ctx.brandId} and id = ${batchId}`.execute(
    ctx.db,
  );
}

/** When a batch went out: at the press, or at noon of the day that was said, as nobody knows the hour. */
async function whenPosted(ctx: Context, { posted_on, posted_at }: Batch): Promise<Date> {
  const brand = await brandSettings(ctx);
  if (isoDayInBrand(brand, posted_at!) === posted_on) return posted_at!;
  return instantOf({ ...parseIsoDay(posted_on!)!, hour: 12, minute: 0 }, brand.timeZone);
}

type Entry = { batch: Batch; source: number; at: Date };

function entryOf(
  { batch: { posted_by, name }, source, at }: Entry,
  { id, identity_id }: { id: number; identity_id: number },
) {
  return {
    ...{ sourceId: source, externalId: `letter-${id}`, identityId: identity_id, occurredAt: at },
    ...{ kind: "contact" as const, channel: "letter", direction: "out" as const, subject: "letter", subjectId: id },
    ...{ userId: posted_by, text: name },
  };
}
