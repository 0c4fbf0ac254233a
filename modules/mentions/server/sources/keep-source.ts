import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit, seal } from "../../../admin/index.ts";
import type { SourceBody, SourceChange } from "../../contract.ts";
import { sourceById } from "./source-rows.ts";

const newSecret = () => `mhsec_${randomBytes(32).toString("base64url")}`;
const audit = (ctx: Context, deed: string, id: number) =>
  recordAudit(ctx, { action: `mention_source.${deed}`, subject: "mention_source", subjectId: id });

/** Listens at one more place; gives a hook's secret, this once. Refuses `feed_without_address`. */
export async function addSource(
  ctx: Context,
  secretKey: Buffer,
  body: SourceBody,
): Promise<{ id: number; secret: string | null }> {
  const { kind, name, keep_all, every_minutes } = body;
  const address = addressOf(kind, body.address);
  const secret = kind === "hook" ? newSecret() : null;
  const { rows } = await sql<{ id: number }>`
    insert into mention_source (brand_id, kind, name, address, secret_sealed, keep_all, every_minutes, next_at, made_at)
    values (${ctx.brandId}, ${kind}, ${name}, ${address}, ${secret && seal(secretKey, secret)}, ${keep_all}, ${every_minutes},
      ${kind === "feed" ? ctx.now : null}, ${ctx.now}) returning id`.execute(ctx.db);
  await audit(ctx, "made", rows[0]!.id);
  return { id: rows[0]!.id, secret };
}

/** Changes a source; a feed is asked again at once. A group keeps only what is found, whatever is asked. Refuses `not_found` and `feed_without_address`. */
export async function changeSource(ctx: Context, id: number, body: SourceChange): Promise<void> {
  const { kind } = await sourceById(ctx, id);
  const address = addressOf(kind, body.address);
  await sql`update mention_source set name = ${body.name}, address = ${address}, keep_all = ${body.keep_all && kind !== "group"},
      every_minutes = ${body.every_minutes}, failures = 0, problem = null, next_at = ${kind === "feed" ? ctx.now : null},
      etag = case when address is distinct from ${address} then null else etag end,
      last_modified = case when address is distinct from ${address} then null else last_modified end
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await audit(ctx, "changed", id);
}

/** Takes a source away or brings it back; what was heard there stays. Refuses `not_found`. */
export async function removeSource(ctx: Context, id: number, removed: boolean): Promise<void> {
  const { rows } = await sql`update mention_source set removed_at = ${removed ? ctx.now : null},
      next_at = case when kind = 'feed' then ${ctx.now}::timestamptz end
    where brand_id = ${ctx.brandId} and id = ${id} returning id`.execute(ctx.db);
  if (rows.length === 0) throw new Refusal("not_found", "source");
  await audit(ctx, removed ? "removed" : "restored", id);
}

/** A new secret for a hook, shown this once; the old one ends now. Refuses `not_found`. */
export async function renewHookSecret(ctx: Context, secretKey: Buffer, id: number): Promise<{ secret: string }> {
  const { kind } = await sourceById(ctx, id);
  if (kind !== "hook") throw new Refusal("not_found", "source");
  const secret = newSecret();
  await sql`update mention_source set secret_sealed = ${seal(secretKey, secret)}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await audit(ctx, "secret_renewed", id);
  return { secret };
}

function addressOf(kind: string, address: string | null): string | null {
  if (kind !== "feed") return null;
  if (!address) throw new Refusal("feed_without_address", "address");
  return address;
}
