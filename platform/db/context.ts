import type { Kysely, Transaction } from "kysely";
import { openEnd, queriesOfEnd } from "./at-end.ts";
import type { NoTables } from "./open.ts";
import { inTransaction } from "./transaction.ts";

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
 * Runs `work` in one transaction of the app's role whose brand is set; commits when it returns, rolls back when it throws. What was left
 * for the end (`atEnd`) is written before the commit.
 */
export function withBrand<T>(db: Kysely<NoTables>, on: BrandWork, work: (ctx: Context) => Promise<T>): Promise<T> {
  const brand = `select set_config('hamdel.brand', '${Number(on.brandId)}', true)`;
  const context = (db: Transaction<NoTables>) => ({ db, brandId: on.brandId, actor: on.actor, now: on.now });
  return inTransaction(
    db,
    `${on.readOnly ? "begin read only" : "begin"}; ${brand}`,
    (db) => {
      openEnd(db);
      return work(context(db));
    },
    (db) => queriesOfEnd(context(db)),
  );
}
