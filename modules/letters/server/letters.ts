import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { recordAudit } from "../../admin/index.ts";
import {
  customerNames,
  holdOffErasures,
  removeSuppression,
  sayAddress,
  suppressAddress,
} from "../../customers/index.ts";
import type { LetterQuery, LetterRow } from "../contract.ts";
import { findBatch, holdBatch } from "./batch-rows.ts";
import type { Recipient } from "./page/letter-page.ts";
import { whoOf } from "./templates.ts";

type Row = Omit<LetterRow, "name" | "address" | "returned_at"> & {
  address: Omit<Recipient, "name"> | null;
  returned_at: Date | null;
};

/** The customers of a batch: who gets a letter, who is left out and why, whose came back. Refuses `not_found`. */
export async function listLetters(
  ctx: Context,
  batchId: number,
  { state, after, limit }: LetterQuery,
): Promise<{ rows: LetterRow[]; next: number | null }> {
  await findBatch(ctx, batchId);
  const wanted = {
    in: sql`left_out is null`,
    left_out: sql`left_out is not null`,
    returned: sql`returned_at is not null`,
  };
  const { rows } = await sql<Row>`select l.id, m.customer_id, l.left_out, l.address, l.returned_at from letter l
    join identity_map m on m.brand_id = l.brand_id and m.identity_id = l.identity_id
    where l.brand_id = ${ctx.brandId} and l.batch_id = ${batchId} and l.${wanted[state]} and l.id > ${after ?? 0}
    order by l.id limit ${limit + 1}`.execute(ctx.db);
  const page = rows.slice(0, limit);
  const names = await customerNames(ctx, [...new Set(page.map(({ customer_id }) => customer_id))]);
  return {
    rows: page.map((row) => ({
      ...row,
      name: names.get(row.customer_id) ?? null,
      address: row.address && sayAddress(row.address),
      returned_at: row.returned_at?.toISOString() ?? null,
    })),
    next: rows.length > limit ? page.at(-1)!.id : null,
  };
}

/**
 * Notes that a letter came back, or takes that back: its address gets no more letters until it is another one. Twice is once. Refuses
 * `not_found`, and `letters_not_posted` where nothing went out.
 */
export async function returnLetter(
  ctx: Context,
  { id, letter }: { id: number; letter: number },
  returned: boolean,
): Promise<void> {
  await holdOffErasures(ctx);
  const batch = await holdBatch(ctx, id);
  const { rows } = await sql<Pick<Row, "address" | "returned_at"> & { suppression_id: number | null }>`
    select address, returned_at, suppression_id from letter
    where brand_id = ${ctx.brandId} and batch_id = ${id} and id = ${letter} and left_out is null for update`.execute(
    ctx.db,
  );
  const [row] = rows;
  if (!row) throw new Refusal("not_found", "letter");
  if (!batch.posted_at) throw new Refusal("letters_not_posted");
  if (returned === (row.returned_at !== null)) return;
  const suppression = returned && row.address ? await stopPost(ctx, row.address) : null;
  await sql`update letter set returned_at = ${returned ? ctx.now : null}, returned_by = ${returned ? whoOf(ctx) : null},
      suppression_id = ${suppression} where brand_id = ${ctx.brandId} and id = ${letter}`.execute(ctx.db);
  if (!returned && row.suppression_id !== null) await allowPost(ctx, row.suppression_id);
  const action = returned ? "letter.returned" : "letter.not_returned";
  await recordAudit(ctx, { action, subject: "letter", subjectId: letter });
}

/** The suppression that letters made of this address; null where one stood there already that is not theirs to lift. */
async function stopPost(ctx: Context, address: Omit<Recipient, "name">): Promise<number | null> {
  const stop = { channel: "letter", address: sayAddress(address), reason: "bounce", source: "letters" } as const;
  const { id, made } = await suppressAddress(ctx, stop);
  return made || (await heldByLetters(ctx, id)) ? id : null;
}

/** Unless another letter came back from there too; whoever lifted it by hand has done so already. */
async function allowPost(ctx: Context, suppression: number): Promise<void> {
  if (await heldByLetters(ctx, suppression)) return;
  await removeSuppression(ctx, suppression).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

async function heldByLetters(ctx: Context, suppression: number): Promise<boolean> {
  const { rows } = await sql`select from letter
    where brand_id = ${ctx.brandId} and suppression_id = ${suppression} limit 1`.execute(ctx.db);
  return rows.length > 0;
}

/** Takes a batch off the list, or puts it back; what was posted stays on the timelines. Refuses `not_found` and `letters_printing`. */
export async function removeBatch(ctx: Context, id: number, removed: boolean): Promise<void> {
  const { rows } = await sql<{ printing_at: Date | null }>`select printing_at from letter_batch
    where brand_id = ${ctx.brandId} and id = ${id} for update`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "batch");
  if (rows[0].printing_at) throw new Refusal("letters_printing");
  await sql`update letter_batch set removed_at = ${removed ? ctx.now : null}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  const action = removed ? "letters.removed" : "letters.restored";
  await recordAudit(ctx, { action, subject: "letter_batch", subjectId: id });
}
