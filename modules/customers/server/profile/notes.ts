import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { userById } from "../../../admin/index.ts";
import type { note } from "../../contract.ts";
import { onWire } from "../list/list-customers.ts";
import { actorId, holdStanding, standingCustomer } from "./standing-customer.ts";

type Note = z.infer<typeof note>;

/** Private notes on a customer, newest first. */
export async function listNotes(ctx: Context, customerId: number): Promise<Note[]> {
  await standingCustomer(ctx, customerId);
  const { rows } = await sql<
    Omit<Note, "written_by_name">
  >`select id, body, written_by, written_at, edited_at from customer_note
    where brand_id = ${ctx.brandId} and customer_id = ${customerId} and removed_at is null
    order by written_at desc, id desc limit 500`.execute(ctx.db);
  const names = new Map<string, string | null>();
  for (const by of new Set(rows.map((row) => row.written_by)))
    names.set(by, (await userById(ctx.db, by))?.name ?? null);
  return rows.map((row) => ({ ...onWire(row), written_by_name: names.get(row.written_by) ?? null }));
}

/** Writes a note; gives its id. */
export async function writeNote(ctx: Context, customerId: number, body: string): Promise<number> {
  await holdStanding(ctx, customerId);
  const { rows } = await sql<{ id: number }>`
    insert into customer_note (brand_id, home_id, customer_id, body, written_by, written_at)
    values (${ctx.brandId}, ${customerId}, ${customerId}, ${body}, ${actorId(ctx) ?? ctx.actor.kind}, ${ctx.now})
    returning id`.execute(ctx.db);
  return rows[0]!.id;
}

/** Changes the words of a note. Refuses `not_found`. */
export async function editNote(ctx: Context, customerId: number, noteId: number, body: string): Promise<void> {
  const { numAffectedRows } = await sql`update customer_note set body = ${body}, edited_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${noteId} and customer_id = ${customerId} and removed_at is null`.execute(
    ctx.db,
  );
  if (!numAffectedRows) throw new Refusal("not_found", "note");
}

/** Removes a note; `restoreNote` brings it back. */
export async function removeNote(ctx: Context, customerId: number, noteId: number): Promise<void> {
  const { numAffectedRows } = await sql`update customer_note set removed_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${noteId} and customer_id = ${customerId} and removed_at is null`.execute(
    ctx.db,
  );
  if (!numAffectedRows) throw new Refusal("not_found", "note");
}

/** Undoes a removal. */
export async function restoreNote(ctx: Context, customerId: number, noteId: number): Promise<void> {
  const { numAffectedRows } = await sql`update customer_note set removed_at = null
    where brand_id = ${ctx.brandId} and id = ${noteId} and customer_id = ${customerId} and removed_at is not null`.execute(
    ctx.db,
  );
  if (!numAffectedRows) throw new Refusal("not_found", "note");
}
