import { sql } from "kysely";
import type { Pool } from "pg";
import { expect } from "vitest";
import type { Clock } from "../../platform/clock/index.ts";
import { type Context, type Database, system, withBrand } from "../../platform/db/index.ts";
import { foldChanges, type PersonClaim, resolvePeople } from "./index.ts";
import { keepErasureKey } from "./server/people/erased-identities.ts";
import { lockSpace } from "./server/people/hold-off-erasures.ts";

keepErasureKey(Buffer.alloc(32, 7));

/** A moment in the tests of this module. */
export const noon = new Date("2026-11-22T08:30:00Z");

export type TestBrand = {
  id: number;
  /** Runs work in one transaction of this brand. */
  in<T>(work: (ctx: Context) => Promise<T>, now?: Date): Promise<T>;
  fold(now?: Date): Promise<number>;
};

let made = 0;

/** A brand of the test's own: row-level security keeps it apart from the others in the file. */
export async function testBrand(database: Database): Promise<TestBrand> {
  const { rows } = await sql<{ id: number }>`insert into brand (slug, name)
    values (${`b-${process.pid}-${made++}`}, 'فروشگاه آزمایشی') returning id`.execute(database.app);
  const id = rows[0]!.id;
  return {
    id,
    in: (work, now = noon) => withBrand(database.app, { brandId: id, actor: system("test"), now }, work),
    fold: (now = noon) => foldFully(database, id, () => now),
  };
}

/** Folds, and waits as long as it takes for changes that an older transaction holds back: another test file's, on the same server, may be slow. */
export function foldFully(database: Database, brandId: number, clock: Clock): Promise<number> {
  return foldChanges(database, brandId, clock, { patience: 120_000 });
}

/** Claims an identity: `claim("phone:+989121234567", "crm:17")`, verified with a `!` at its end. */
export function claim(...identities: string[]): PersonClaim {
  return {
    sourceId: 1,
    identities: identities.map((text) => {
      const verified = text.endsWith("!");
      const bare = verified ? text.slice(0, -1) : text;
      const colon = bare.indexOf(":");
      const type = bare.slice(0, colon) as PersonClaim["identities"][number]["type"];
      return { type, value: bare.slice(colon + 1), ...(verified && { verified }) };
    }),
  };
}

/** Resolves claims and gives the customers, in order. */
export async function customersOf(ctx: Context, ...claims: PersonClaim[]): Promise<number[]> {
  const found = await resolvePeople(ctx, claims);
  return found.map((one) => one?.customerId ?? 0);
}

/**
 * An erasure that has begun, and gets to the rows of its person only when a deed about them has begun too; gives what became of both. They
 * must not wait for each other.
 */
export async function whileErasing<T>(
  owner: Pool,
  about: { brandId: number; customer: number },
  erase: () => Promise<unknown>,
  deed: () => Promise<T>,
): Promise<T> {
  const held = await owner.connect();
  const locks = async (which: string) => {
    const { rows } = await held.query(
      `select count(*)::int as n from pg_locks where locktype = 'advisory' and classid = $1 and objid = $2 and ${which}
        and database = (select oid from pg_database where datname = current_database())`,
      [lockSpace, about.brandId],
    );
    return rows[0].n as number;
  };
  const poll = (which: string) => expect.poll(() => locks(which), { timeout: 15_000 }).toBe(1);
  try {
    await held.query("begin");
    await held.query("select from customer where id = $1 for update", [about.customer]);
    const erasing = erase();
    await poll("granted and mode = 'ExclusiveLock'");
    const doing = deed();
    await poll("not granted");
    await held.query("rollback");
    const [done] = await Promise.all([doing, erasing]);
    return done;
  } finally {
    await held.query("rollback");
    held.release();
  }
}
