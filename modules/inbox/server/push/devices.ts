import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { PushDevice } from "../../contract.ts";
import type { Visitor } from "../chat/visitor.ts";
import type { Device } from "./push-adapter.ts";
import { areBrowserKeys } from "./web/encrypt.ts";

/** So many devices of one visitor are kept; the one that was not seen for longest goes. */
const mostDevices = 10;

/**
 * Keeps a visitor's device, once for each address: who signs in on it next is told there from then on. Gives its id. Refuses `push_off`
 * where the brand does not send that way, and `invalid` for keys that are none.
 */
export async function keepDevice(ctx: Context, visitor: Visitor, given: PushDevice): Promise<number> {
  const { kind, address, keys } = deviceOf(given);
  const on =
    await sql`select from push_sender where brand_id = ${ctx.brandId} and kind = ${kind} and paused_at is null`.execute(
      ctx.db,
    );
  if (on.rows.length === 0) throw new Refusal("push_off", "kind");
  const hash = createHash("sha256").update(`${kind} ${address}`).digest("base64url");
  const { rows } = await sql<{ id: number }>`
    insert into push_device (brand_id, identity_id, visitor_hash, kind, address, address_hash, keys, language, created_at, seen_at)
    values (${ctx.brandId}, ${visitor.identityId}, ${visitor.tokenHash}, ${kind}, ${address}, ${hash}, ${JSON.stringify(keys)}::jsonb,
      ${given.language}, ${ctx.now}, ${ctx.now})
    on conflict (brand_id, address_hash) do update set identity_id = excluded.identity_id, visitor_hash = excluded.visitor_hash,
      keys = excluded.keys, language = excluded.language, seen_at = excluded.seen_at
    returning id`.execute(ctx.db);
  await sql`delete from push_device where brand_id = ${ctx.brandId} and id in (
    select id from push_device where brand_id = ${ctx.brandId} and identity_id = ${visitor.identityId}
    order by seen_at desc, id desc offset ${mostDevices})`.execute(ctx.db);
  return rows[0]!.id;
}

/** Takes a visitor's own device away; one that is not there, or another's, stays as it is. */
export async function removeDevice(ctx: Context, visitor: Visitor, id: number): Promise<void> {
  await sql`delete from push_device where brand_id = ${ctx.brandId} and id = ${id}
    and identity_id = ${visitor.identityId}`.execute(ctx.db);
}

/** A device as adapters take it. Refuses `invalid` for keys of a browser that nothing can be encrypted for. */
export function deviceOf(given: PushDevice): Device {
  if (given.kind !== "web") return { kind: given.kind, address: given.token, keys: {} };
  if (!areBrowserKeys(given.keys)) throw new Refusal("invalid", "keys");
  return { kind: "web", address: new URL(given.endpoint).href, keys: given.keys };
}
