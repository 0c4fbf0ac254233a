import { createHmac, randomInt, timingSafeEqual } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";
import { keyFor, seal } from "../../../admin/index.ts";
import { customerOfIdentity, identityByValue } from "../../../customers/index.ts";
import type { Address } from "../answer/performance.ts";

const lastsMinutes = 10;
/** So many codes go to one address within an hour, from whatever conversations. */
const mostToAddress = 3;

function hashOf(secretKey: Buffer, text: string): string {
  return createHmac("sha256", keyFor(secretKey, "bot-code")).update(text).digest("hex");
}

/** Whether a code is the one behind a hash. */
export function rightCode(secretKey: Buffer, code: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(secretKey, code)), Buffer.from(hash));
}

/**
 * Makes a code for an address and has it sent by a job, where the address is a customer's and not too many went there lately. For every other
 * address a row is made all the same, whose code nobody has: what follows looks alike.
 */
export async function makeCode(
  ctx: Context,
  secretKey: Buffer,
  conversationId: number,
  { type, value }: Address,
): Promise<void> {
  const identity = await identityByValue(ctx, type, value);
  const customerId = identity && (await customerOfIdentity(ctx, identity.id));
  const addressHash = hashOf(secretKey, `${ctx.brandId} ${type} ${value}`);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`bot code ${addressHash}`}, 0))`.execute(ctx.db);
  const { rows: lately } = await sql<{
    n: number;
  }>`select count(*)::int as n from bot_code where brand_id = ${ctx.brandId}
    and address_hash = ${addressHash} and made_at > ${ctx.now}::timestamptz - interval '1 hour'`.execute(ctx.db);
  const sends = customerId !== null && lately[0]!.n < mostToAddress;
  const code = String(randomInt(0, 1_000_000)).padStart(6, "0");
  const expires = new Date(ctx.now.getTime() + lastsMinutes * 60_000);
  // An earlier code of this conversation ends with a new one.
  await sql`update bot_code set used_at = ${ctx.now} where brand_id = ${ctx.brandId} and conversation_id = ${conversationId}
    and used_at is null`.execute(ctx.db);
  const { rows } = await sql<{
    id: number;
  }>`insert into bot_code (brand_id, conversation_id, identity_id, customer_id, address_hash, code_hash,
      code_sealed, made_at, expires_at)
    values (${ctx.brandId}, ${conversationId}, ${sends ? identity!.id : null}, ${sends ? customerId : null}, ${addressHash},
      ${hashOf(secretKey, sends ? code : `nobody ${code}`)}, ${sends ? seal(secretKey, code) : null}, ${ctx.now}, ${expires}) returning id`.execute(
    ctx.db,
  );
  if (sends) await enqueue(ctx, "send-bot-code", { codeId: rows[0]!.id });
}

export type Tried = { id: number; right: boolean; customerId: number | null };
/** How long somebody stays proven. */
const provenMinutes = 30;

/** Counts a try; a right one is used up, and proves whose conversation this is for half an hour. */
export async function tryCode(ctx: Context, conversationId: number, { id, right, customerId }: Tried): Promise<void> {
  await sql`update bot_code set tries = tries + 1, used_at = case when ${right} then ${ctx.now}::timestamptz end
    where brand_id = ${ctx.brandId} and id = ${id} and used_at is null`.execute(ctx.db);
  if (!right) return;
  const until = new Date(ctx.now.getTime() + provenMinutes * 60_000);
  await sql`update bot_thread set proven_customer_id = ${customerId}, proven_until = ${until}
    where brand_id = ${ctx.brandId} and conversation_id = ${conversationId}`.execute(ctx.db);
}
