import { type Kysely, sql, type Transaction } from "kysely";
import type { NoTables } from "./open.ts";

/** Who acts. A system actor names the job; an API key acts with its scopes; a site may only report what its visitors do. */
export type Actor =
  | { kind: "user"; id: string; name: string; role: string; permissions: readonly string[] }
  | { kind: "api-key"; id: number; name: string; permissions: readonly string[] }
  | { kind: "site"; id: number; permissions: readonly string[] }
  | { kind: "system"; name: string; permissions: readonly string[] };

/** Everything a use case needs, time included. `db` is one transaction with its brand set. */
export type Context = { db: Transaction<NoTables>; brandId: number; actor: Actor; now: Date };

/** An actor that may do everything, for jobs and the command line. */
export function system(name: string): Actor {
  return { kind: "system", name, permissions: ["*"] };
}

/** Whether the actor holds a permission such as `customers.write`. */
export function may(actor: Actor, permission: string): boolean {
  return actor.permissions.includes("*") || actor.permissions.includes(permission);
}

export type BrandWork = { brandId: number; actor: Actor; now: Date; readOnly?: boolean };

/**
 * Runs `work` in one transaction of the app's role whose brand is set; commits when it returns, rolls back when it throws. The brand is set
 * in the same round trip that begins it.
 */
export function withBrand<T>(db: Kysely<NoTables>, on: BrandWork, work: (ctx: Context) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    const begin = on.readOnly ? "begin read only" : "begin";
    await sql.raw(`${begin}; select set_config('hamdel.brand', '${Number(on.brandId)}', true)`).execute(connection);
    // The connection is this transaction's alone until it ends.
    const db = connection as Transaction<NoTables>;
    try {
      const result = await work({ db, brandId: on.brandId, actor: on.actor, now: on.now });
      await sql`commit`.execute(connection);
      return result;
    } catch (error) {
      // A connection that broke rolls back by itself, and what broke is what the caller hears of.
      await sql`rollback`.execute(connection).catch(() => {});
      throw error;
    }
  });
}
