import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { externalKey } from "../../../intake/index.ts";
import { type ArrivedState, judgeArrival, type KnownState, type Verdict } from "./arrival.ts";

export type ObjectKind = "order" | "product" | "customer";

/** A thing of a shop in the state in which it came. */
export type ArrivedObject = ArrivedState & { kind: ObjectKind; number: string };
export type Judged = { verdict: Verdict; wasDeleted: boolean };

/** 128 bits of SHA-256 over what was understood, as the text of a uuid. */
export function hashOf(understood: unknown): string {
  const hex = createHash("sha256").update(JSON.stringify(understood)).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

const keyOf = ({ kind, number }: Pick<ArrivedObject, "kind" | "number">) => externalKey(kind, number);

/**
 * Locks things of a shop, each named once, and judges for each whether its state is written; those that are get their new state noted. Keys
 * are taken in sorted order, so that two transactions never wait for each other. `seenBy` is the reading that saw them.
 */
export async function judgeObjects(
  ctx: Context,
  shopId: number,
  things: readonly ArrivedObject[],
  seenBy: number | null = null,
): Promise<Judged[]> {
  if (things.length === 0) return [];
  const known = await lockObjects(ctx, shopId, things);
  const judged = things.map((thing): Judged => {
    const state = known.get(keyOf(thing))!;
    return { verdict: judgeArrival(state, thing), wasDeleted: state.deletedAt !== null };
  });
  await noteStates(
    ctx,
    shopId,
    things.flatMap((thing, at) => (judged[at]!.verdict === "apply" ? [thing] : [])),
  );
  if (seenBy !== null) await noteSeen(ctx, shopId, things, seenBy);
  return judged;
}

type Row = {
  key: string;
  modified_at: Date | null;
  hash: string | null;
  deleted_at: Date | null;
  asked_at: Date | null;
};

async function lockObjects(ctx: Context, shopId: number, things: readonly ArrivedObject[]) {
  const sorted = things.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const keys = sorted.map(keyOf);
  // A customer's number says who somebody is; it stands here as a hash alone.
  const numbers = sorted.map(({ kind, number }) => (kind === "customer" || !/^\d{1,15}$/.test(number) ? null : number));
  await sql`insert into shop_object (brand_id, shop_id, key, kind, number)
    select ${ctx.brandId}, ${shopId}, key, kind, number
    from unnest(${keys}::uuid[], ${sorted.map(({ kind }) => kind)}::text[], ${numbers}::bigint[]) with ordinality as t (key, kind, number, n)
    order by n on conflict do nothing`.execute(ctx.db);
  const { rows } = await sql<Row>`select key, modified_at, hash, deleted_at, asked_at from shop_object
    where brand_id = ${ctx.brandId} and shop_id = ${shopId} and key = any(${keys}::uuid[]) order by key for update`.execute(
    ctx.db,
  );
  return new Map(rows.map((row): [string, KnownState] => [row.key, stateOf(row)]));
}

const stateOf = (row: Row): KnownState => ({
  modifiedAt: row.modified_at,
  hash: row.hash,
  deletedAt: row.deleted_at,
  askedAt: row.asked_at,
});

async function noteStates(ctx: Context, shopId: number, things: readonly ArrivedObject[]): Promise<void> {
  if (things.length === 0) return;
  const at = (date: Date | null) => date?.toISOString() ?? null;
  await sql`update shop_object o set
      modified_at = case when said.deleted then o.modified_at else said.modified_at end,
      hash = case when said.deleted then o.hash else said.hash end,
      deleted_at = case when said.deleted then coalesce(said.asked_at, ${ctx.now}) end,
      asked_at = coalesce(greatest(said.asked_at, o.asked_at), o.asked_at)
    from unnest(${things.map(keyOf)}::uuid[], ${things.map((one) => one.modifiedAt.toISOString())}::timestamptz[],
      ${things.map(({ hash }) => hash)}::uuid[], ${things.map(({ deleted }) => deleted)}::boolean[],
      ${things.map(({ askedAt }) => at(askedAt))}::timestamptz[]) as said (key, modified_at, hash, deleted, asked_at)
    where o.brand_id = ${ctx.brandId} and o.shop_id = ${shopId} and o.key = said.key`.execute(ctx.db);
}

async function noteSeen(ctx: Context, shopId: number, things: readonly ArrivedObject[], seenBy: number): Promise<void> {
  await sql`update shop_object set seen_by = ${seenBy}
    where brand_id = ${ctx.brandId} and shop_id = ${shopId} and key = any(${things.map(keyOf)}::uuid[])`.execute(
    ctx.db,
  );
}

/** Which of these are known to be deleted: what the shop says of them needs to be asked for. */
export async function deletedAmong(
  ctx: Context,
  shopId: number,
  things: readonly Pick<ArrivedObject, "kind" | "number">[],
): Promise<Set<string>> {
  if (things.length === 0) return new Set();
  const { rows } = await sql<{
    key: string;
  }>`select key from shop_object where brand_id = ${ctx.brandId} and shop_id = ${shopId}
    and key = any(${things.map(keyOf)}::uuid[]) and deleted_at is not null`.execute(ctx.db);
  const gone = new Set(rows.map(({ key }) => key));
  return new Set(things.filter((thing) => gone.has(keyOf(thing))).map(({ kind, number }) => `${kind}:${number}`));
}

/** Which of these products the shop told of by themselves: an order's line does not rename them. */
export async function productsTold(ctx: Context, shopId: number, numbers: readonly string[]): Promise<Set<string>> {
  if (numbers.length === 0) return new Set();
  const keys = new Map(numbers.map((number) => [keyOf({ kind: "product", number }), number]));
  const { rows } = await sql<{
    key: string;
  }>`select key from shop_object where brand_id = ${ctx.brandId} and shop_id = ${shopId}
    and key = any(${[...keys.keys()]}::uuid[]) and modified_at is not null`.execute(ctx.db);
  return new Set(rows.map(({ key }) => keys.get(key)!));
}

/** Orders that were known before a reading began, are not deleted, and were not seen by it; at most `limit`, above a number. */
export async function ordersNotSeen(
  ctx: Context,
  shopId: number,
  { syncId, above, limit }: { syncId: number; above: number; limit: number },
): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`select number from shop_object
    where brand_id = ${ctx.brandId} and shop_id = ${shopId} and kind = 'order' and deleted_at is null and number > ${above}
      and seen_by is distinct from ${syncId}
    order by number limit ${limit}`.execute(ctx.db);
  return rows.map(({ number }) => number);
}
