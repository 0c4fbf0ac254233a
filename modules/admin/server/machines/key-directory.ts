import { sql } from "kysely";
import type { Actor } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { Caller } from "../../../../platform/http/index.ts";
import { type Recently, recently } from "../recently.ts";

type KnownKey = { caller: Caller; id: number; expiresAt: number; usedAt: number };
type KeyRow = {
  brand_id: number;
  id: number;
  name: string;
  scopes: string[];
  expires_at: Date | null;
  used: Date | null;
};

const secondsRemembered = 5;
const usedEveryMilliseconds = 60_000;
const directories = new WeakMap<House, Recently<KnownKey | null>>();

function directoryOf(house: House): Recently<KnownKey | null> {
  const known = directories.get(house);
  if (known) return known;
  const made = recently(secondsRemembered * 1000, (hash) => findKey(house, hash));
  directories.set(house, made);
  return made;
}

async function findKey(house: House, hash: string): Promise<KnownKey | null> {
  const { rows } = await sql<KeyRow>`select k.brand_id, k.id, k.name, k.scopes, k.expires_at, k.last_used_at as used
    from api_key k join brand b on b.id = k.brand_id
    where k.key_hash = ${hash} and k.revoked_at is null and b.removed_at is null`.execute(house.database.app);
  const row = rows[0];
  if (!row) return null;
  const actor: Actor = { kind: "api-key", id: row.id, name: row.name, permissions: Object.freeze(row.scopes) };
  return {
    caller: { actor, brandId: row.brand_id },
    id: row.id,
    expiresAt: row.expires_at?.getTime() ?? Number.POSITIVE_INFINITY,
    usedAt: row.used?.getTime() ?? 0,
  };
}

/** The caller behind the hash of an API key; null when it is unknown, revoked (for at most five seconds) or expired. */
export async function callerOfKey(house: House, hash: string): Promise<Caller | null> {
  const key = await directoryOf(house).get(hash);
  const now = house.clock().getTime();
  if (!key || key.expiresAt <= now) return null;
  if (now - key.usedAt >= usedEveryMilliseconds) {
    key.usedAt = now;
    noteUse(house, key, new Date(now)).catch((error) => house.log.warn({ err: error }, "use of a key was not noted"));
  }
  return key.caller;
}

async function noteUse(house: House, { caller, id }: KnownKey, now: Date): Promise<void> {
  await sql`update api_key set last_used_at = ${now} where brand_id = ${caller.brandId} and id = ${id}`.execute(
    house.database.app,
  );
}

/** After a key was made or revoked: this process asks anew. */
export function forgetKeys(house: House): void {
  directoryOf(house).forgetAll();
}
