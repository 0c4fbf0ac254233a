import { sql } from "kysely";
import { type Context, may } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { allPermissions } from "../permissions.ts";
import { newToken, tokenHash } from "../secrets.ts";
import { onWire } from "../wire.ts";

type Listed = {
  id: number;
  name: string;
  hint: string;
  scopes: string[];
  createdBy: string;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

/** What a key is made from; `expiresAt` is an ISO 8601 instant, null for never. */
export type NewApiKey = { name: string; scopes: readonly string[]; expiresAt?: string | null | undefined };

/** The API keys of the brand, those in force first, then newest first. */
export async function listApiKeys(ctx: Context) {
  const { rows } = await sql<Listed>`
    select id, name, hint, scopes, created_by as "createdBy", created_at as "createdAt", expires_at as "expiresAt",
      last_used_at as "lastUsedAt", revoked_at as "revokedAt"
    from api_key where brand_id = ${ctx.brandId} order by revoked_at is not null, id desc`.execute(ctx.db);
  return rows.map(onWire);
}

/** Makes an API key and gives it; only its hash is kept. Nobody gives a key more than they hold. Refuses `unknown_scope`, `past_time`. */
export async function createApiKey(ctx: Context, made: NewApiKey): Promise<{ id: number; key: string }> {
  const known = allPermissions();
  const scope = made.scopes.find((one) => !known.includes(one) || !may(ctx.actor, one));
  if (scope !== undefined) throw new Refusal("unknown_scope", { field: "scopes", values: { scope } });
  const expiresAt = made.expiresAt ? new Date(made.expiresAt) : null;
  if (expiresAt && expiresAt <= ctx.now) throw new Refusal("past_time", "expiresAt");
  const key = `hk_${newToken()}`;
  const scopes = [...new Set(made.scopes)];
  const createdBy = "name" in ctx.actor ? ctx.actor.name : ctx.actor.kind;
  const { rows } = await sql<{ id: number }>`
    insert into api_key (brand_id, key_hash, hint, name, scopes, created_by, created_at, expires_at)
    values (${ctx.brandId}, ${tokenHash(key)}, ${key.slice(0, 7)}, ${made.name}, ${scopes}, ${createdBy}, ${ctx.now}, ${expiresAt})
    returning id`.execute(ctx.db);
  const { id } = rows[0]!;
  await recordAudit(ctx, { action: "api_key.created", subject: "api_key", subjectId: id, detail: { scopes } });
  return { id, key };
}

/** Ends an API key; other processes notice within five seconds. Refuses `not_found`. */
export async function revokeApiKey(ctx: Context, id: number): Promise<void> {
  const revoked = await sql`update api_key set revoked_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id} and revoked_at is null`.execute(ctx.db);
  if (revoked.numAffectedRows === 0n) throw new Refusal("not_found", "api_key");
  await recordAudit(ctx, { action: "api_key.revoked", subject: "api_key", subjectId: id });
}
