import { sql } from "kysely";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { JobRun } from "../../../../platform/jobs/index.ts";
import { listBrands } from "../../../admin/index.ts";
import { failedDeliveries } from "../../../inbox/index.ts";
import { mayGo, putOffLetters } from "./put-off-letters.ts";
import { sendLetter } from "./send-letter.ts";

/** So many letters are looked for at once, and so many go out side by side. */
const batch = 200;
const sideBySide = 4;
/** A minute's duty ends before the next begins. */
const longest = 50_000;
const mostAttempts = 5;
/** So many are asked about at once whether they arrived. */
const lookedAt = 5000;
const dayLength = 86_400_000;

type Sending = { house: House; write<T>(work: (ctx: Context) => Promise<T>): Promise<T> };

/** Sends what is due in one brand. */
export async function sendLetters({ house, write }: JobRun): Promise<void> {
  await sendDue({ house, write });
}

/** Each minute, for every brand: what is due goes out, what is over ends, what could not be delivered is noted. */
export async function tendLetters(house: House): Promise<void> {
  for (const brand of await listBrands(house.database.app)) {
    const on = { brandId: brand.id, actor: system("meetings") };
    const write = <T>(work: (ctx: Context) => Promise<T>) =>
      withBrand(house.database.app, { ...on, now: house.clock() }, work);
    await sendDue({ house, write })
      .then(() => write(noteEnds))
      .catch((error) => house.log.error({ err: error, brandId: brand.id }, "letters of meetings were not sent"));
  }
}

/** Each letter in a transaction of its own: one that fails is tried again later and holds up nobody. */
async function sendDue({ house, write }: Sending): Promise<void> {
  const until = Date.now() + longest;
  await write(putOffLetters);
  const seen = new Set<number>();
  while (Date.now() < until) {
    const ids = (await write(dueOf)).filter((id) => !seen.has(id));
    if (ids.length === 0) return;
    const one = async () => {
      for (let id = ids.shift(); id !== undefined; id = ids.shift()) {
        const at = id;
        seen.add(at);
        await write((ctx) => sendLetter(ctx, house, at)).catch(async (error) => {
          house.log.error({ err: error, letterId: at }, "a letter of a meeting was not sent");
          await write((ctx) => tryLater(ctx, at));
        });
      }
    };
    await Promise.all(Array.from({ length: sideBySide }, one));
  }
}

async function dueOf(ctx: Context): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select l.id from meeting_letter l
    join meeting m on m.brand_id = l.brand_id and m.id = l.meeting_id
    where l.brand_id = ${ctx.brandId} and l.state = 'waiting' and l.due_at <= ${ctx.now} and ${mayGo}
    order by l.due_at, l.id limit ${batch}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

/** Twice as long after each attempt; after the fifth it has failed. */
async function tryLater(ctx: Context, id: number): Promise<void> {
  await sql`update meeting_letter set attempts = attempts + 1, reason = 'not_sent',
      due_at = ${ctx.now}::timestamptz + make_interval(mins => (2 ^ attempts)::int),
      state = case when attempts + 1 >= ${mostAttempts} then 'failed' else state end
    where brand_id = ${ctx.brandId} and id = ${id} and state = 'waiting'`.execute(ctx.db);
}

/** What waits for a meeting that is over never goes out; what could surely not be delivered reached nobody. */
async function noteEnds(ctx: Context): Promise<void> {
  await sql`update meeting_letter l set state = 'withdrawn', reason = 'over' from meeting m
    where l.brand_id = ${ctx.brandId} and l.state = 'waiting' and m.brand_id = l.brand_id and m.id = l.meeting_id
      and m.starts_at + make_interval(mins => m.minutes) <= ${ctx.now}`.execute(ctx.db);
  let from: Sent | null = { id: 0, message_id: 0, sent_at: new Date(ctx.now.getTime() - 7 * dayLength) };
  while (from) from = await noteFailures(ctx, from);
}

type Sent = { id: number; message_id: number; sent_at: Date };

/** Looks at the next letters of the last week; gives where to go on, null at the end. */
async function noteFailures(ctx: Context, { sent_at, id: after }: Sent): Promise<Sent | null> {
  const { rows } = await sql<Sent>`select id, message_id, sent_at from meeting_letter
    where brand_id = ${ctx.brandId} and state = 'sent' and message_id is not null and (sent_at, id) > (${sent_at}, ${after}::bigint)
    order by sent_at, id limit ${lookedAt}`.execute(ctx.db);
  const failed = await failedDeliveries(
    ctx,
    rows.map((row) => row.message_id),
  );
  for (const { id, message_id } of rows.filter((row) => failed.has(row.message_id)))
    await sql`update meeting_letter set state = 'failed', reason = ${failed.get(message_id)!}
      where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  return rows.length < lookedAt ? null : rows.at(-1)!;
}
