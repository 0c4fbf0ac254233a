import { createHmac } from "node:crypto";
import { sql } from "kysely";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { keyFor } from "../secrets.ts";

const windowMinutes = 15;

/** How many failures within 15 minutes are too many: for one person from one address, for one person, for one address. */
const limits = { pair: 10, person: 100, address: 100 } as const;

/** Who tries: the person they say they are, and where they come from. */
export type Tryer = { person: string; address: string };

function keysOf(house: House, what: string, { person, address }: Tryer): { key: string; limit: number }[] {
  const secret = keyFor(house.config.secretKey, "attempts");
  const hash = (text: string) => createHmac("sha256", secret).update(`${what}\0${text}`).digest("base64url");
  const name = person.trim().toLowerCase();
  return [
    { key: hash(`pair\0${name}\0${address}`), limit: limits.pair },
    { key: hash(`person\0${name}`), limit: limits.person },
    { key: hash(`address\0${address}`), limit: limits.address },
  ];
}

/** Refuses with `too_many_attempts` when this person or this address failed too often within the last 15 minutes. */
export async function refuseTooMany(house: House, what: string, tryer: Tryer): Promise<void> {
  const keys = keysOf(house, what, tryer);
  const { rows } = await sql<{ key: string; failures: number }>`select key, failures from attempt
    where key = any(${keys.map(({ key }) => key)}) and since > ${windowStart(house)}`.execute(house.database.app);
  const failures = new Map(rows.map((row) => [row.key, row.failures]));
  if (keys.some(({ key, limit }) => (failures.get(key) ?? 0) >= limit)) {
    throw new Refusal("too_many_attempts", { values: { minutes: windowMinutes } });
  }
}

/** Counts one failure; a window that is over starts anew. */
export async function countFailure(house: House, what: string, tryer: Tryer): Promise<void> {
  // Sorted, so that two failures at once lock the rows in one order.
  const keys = keysOf(house, what, tryer)
    .map(({ key }) => key)
    .sort();
  const start = windowStart(house);
  await sql`insert into attempt (key, failures, since) select key, 1, ${house.clock()} from unnest(${keys}::text[]) as key
    on conflict (key) do update set
      failures = case when attempt.since > ${start} then attempt.failures + 1 else 1 end,
      since = case when attempt.since > ${start} then attempt.since else excluded.since end`.execute(
    house.database.app,
  );
}

/** Forgets the failures of this person from this address, after they succeeded. */
export async function forgetFailures(house: House, what: string, tryer: Tryer): Promise<void> {
  await sql`delete from attempt where key = ${keysOf(house, what, tryer)[0]!.key}`.execute(house.database.app);
}

/** The moment before which failures no longer count. */
export function windowStart(house: House): Date {
  return new Date(house.clock().getTime() - windowMinutes * 60_000);
}
