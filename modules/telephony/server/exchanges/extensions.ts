import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { listMembers, recordAudit } from "../../../admin/index.ts";
import type { Extension } from "../../contract/exchanges.ts";
import { exchangeById } from "./exchange-rows.ts";
import { exchangeTopic } from "./keep-exchange.ts";

type Row = { id: number; exchange: number; number: string; user_id: string };

/** Whose telephone is whose, by exchange and number; those of people who left are left out. */
export async function listExtensions(ctx: Context, exchangeId: number): Promise<Extension[]> {
  await exchangeById(ctx, exchangeId);
  const { rows } = await sql<Row>`select id, exchange_id as exchange, number, user_id from phone_extension
    where brand_id = ${ctx.brandId} and exchange_id = ${exchangeId} order by length(number), number`.execute(ctx.db);
  const names = await memberNames(ctx);
  return rows.flatMap(({ user_id: user, ...row }) =>
    names.has(user) ? [{ ...row, user: { id: user, name: names.get(user)! } }] : [],
  );
}

/** Says whose telephone an extension is; one that was another's becomes theirs. Refuses `not_found` for exchange and colleague. */
export async function setExtension(
  ctx: Context,
  exchangeId: number,
  { number, user }: { number: string; user: string },
): Promise<{ id: number }> {
  await exchangeById(ctx, exchangeId);
  if (!(await memberNames(ctx)).has(user)) throw new Refusal("not_found", "user");
  const { rows } = await sql<{ id: number }>`insert into phone_extension (brand_id, exchange_id, number, user_id)
    values (${ctx.brandId}, ${exchangeId}, ${number}, ${user})
    on conflict (brand_id, exchange_id, number) do update set user_id = excluded.user_id returning id`.execute(ctx.db);
  await recordAudit(ctx, { action: "phone_extension.set", subject: "phone_exchange", subjectId: exchangeId });
  await recordChanges(ctx, exchangeTopic, [exchangeId]);
  return rows[0]!;
}

/** Nobody's telephone from now on. Refuses `not_found`. */
export async function removeExtension(ctx: Context, exchangeId: number, id: number): Promise<void> {
  await exchangeById(ctx, exchangeId);
  const done = await sql`delete from phone_extension where brand_id = ${ctx.brandId} and exchange_id = ${exchangeId}
    and id = ${id}`.execute(ctx.db);
  if (Number(done.numAffectedRows) === 0) throw new Refusal("not_found", "extension");
  await recordAudit(ctx, { action: "phone_extension.removed", subject: "phone_exchange", subjectId: exchangeId });
  await recordChanges(ctx, exchangeTopic, [exchangeId]);
}

/** An extension of somebody, where its exchange is there. */
export type OwnExtension = { id: number; number: string; exchange_id: number; paused: boolean };

/** A colleague's own extensions, those of exchanges that are not paused first. */
export async function extensionsOf(ctx: Context, userId: string): Promise<OwnExtension[]> {
  const { rows } = await sql<OwnExtension>`
    select e.id, e.number, e.exchange_id, x.paused_at is not null as paused from phone_extension e
    join phone_exchange x on x.brand_id = e.brand_id and x.id = e.exchange_id and x.removed_at is null
    where e.brand_id = ${ctx.brandId} and e.user_id = ${userId} order by paused, e.id`.execute(ctx.db);
  return rows;
}

async function memberNames(ctx: Context): Promise<Map<string, string>> {
  const members = await listMembers(ctx);
  return new Map(members.map(({ userId, name }) => [userId, name]));
}
