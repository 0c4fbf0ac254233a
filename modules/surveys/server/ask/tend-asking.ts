import { sql } from "kysely";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { listBrands } from "../../../admin/index.ts";
import { noteFailures } from "./note-failures.ts";
import { runOccasions } from "./run-occasions.ts";
import { remindOf, sendInvitation } from "./send-invitation.ts";

/** So many invitations are looked for at once, and so many go out side by side. */
const batch = 200;
const sideBySide = 4;
/** A minute's duty ends before the next begins. */
const longest = 50_000;
const mostAttempts = 5;

/** What a brand's duty needs: the house and transactions of the brand. */
export type Tending = { house: House; write<T>(work: (ctx: Context) => Promise<T>): Promise<T> };

/** Each minute, for every brand: occasions are looked for, what is due goes out, who did not answer is reminded, what is over ends. */
export async function tendAsking(house: House): Promise<void> {
  for (const brand of await listBrands(house.database.app)) {
    const on = { brandId: brand.id, actor: system("surveys") };
    const write = <T>(work: (ctx: Context) => Promise<T>) =>
      withBrand(house.database.app, { ...on, now: house.clock() }, work);
    await tendBrand({ house, write }).catch((error) => {
      house.log.error({ err: error, brandId: brand.id }, "surveys were not asked");
    });
  }
}

async function tendBrand(tending: Tending): Promise<void> {
  const { house, write } = tending;
  await write(endWhatIsOver);
  await runOccasions(tending);
  const until = Date.now() + longest;
  await eachDue(tending, until, dueOf, (ctx, id) => sendInvitation(ctx, house, id));
  await eachDue(tending, until, toRemind, (ctx, id) => remindOf(ctx, house, id));
  await write((ctx) => noteFailures(ctx));
}

type Due = (ctx: Context) => Promise<number[]>;

/** Works on what is due until nothing is, each in a transaction of its own: one that fails is tried again later and holds up nobody. */
async function eachDue(
  { house, write }: Tending,
  until: number,
  due: Due,
  work: (ctx: Context, id: number) => Promise<void>,
): Promise<void> {
  const seen = new Set<number>();
  while (Date.now() < until) {
    const ids = (await write(due)).filter((id) => !seen.has(id));
    if (ids.length === 0) return;
    const one = async () => {
      for (let id = ids.shift(); id !== undefined; id = ids.shift()) {
        const at = id;
        seen.add(at);
        await write((ctx) => work(ctx, at)).catch(async (error) => {
          house.log.error({ err: error, invitationId: at }, "an invitation was not sent");
          await write((ctx) => tryLater(ctx, at));
        });
      }
    };
    await Promise.all(Array.from({ length: sideBySide }, one));
  }
}

async function dueOf(ctx: Context): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from survey_invitation
    where brand_id = ${ctx.brandId} and state = 'waiting' and due_at <= ${ctx.now} order by due_at, id limit ${batch}`.execute(
    ctx.db,
  );
  return rows.map(({ id }) => id);
}

async function toRemind(ctx: Context): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from survey_invitation
    where brand_id = ${ctx.brandId} and remind_at <= ${ctx.now} order by remind_at limit ${batch}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

/** Twice as long after each attempt; after the fifth it has failed. */
async function tryLater(ctx: Context, id: number): Promise<void> {
  await sql`update survey_invitation set attempts = attempts + 1,
      due_at = case when state = 'waiting' then ${ctx.now}::timestamptz + make_interval(mins => (2 ^ attempts)::int) else due_at end,
      remind_at = case when state <> 'waiting' and attempts + 1 < ${mostAttempts} then ${ctx.now}::timestamptz + make_interval(mins => (2 ^ attempts)::int) end,
      state = case when state = 'waiting' and attempts + 1 >= ${mostAttempts} then 'failed' else state end,
      reason = case when state = 'waiting' then 'not_sent' else reason end
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
}

/** Links that are over open nothing any more; what never went out is forgotten by the never-too-often rule. */
async function endWhatIsOver(ctx: Context): Promise<void> {
  await sql`update survey_invitation set state = 'expired', remind_at = null where (brand_id, id) in (
      select brand_id, id from survey_invitation where brand_id = ${ctx.brandId} and state in ('waiting', 'sent', 'opened')
        and expires_at <= ${ctx.now} order by expires_at limit 5000 for update skip locked)`.execute(ctx.db);
}
