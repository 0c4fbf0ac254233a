import { sql } from "kysely";
import type { House } from "../../../../platform/house/module.ts";
import { windowStart } from "./attempts.ts";

/** Removes what is over: sessions, reset links and codes past their time, and counts of failures whose window has passed. */
export async function sweepSignIn(house: House): Promise<void> {
  const { app } = house.database;
  const now = house.clock();
  await sql`delete from session where "expiresAt" <= ${now}`.execute(app);
  await sql`delete from verification where "expiresAt" <= ${now}`.execute(app);
  await sql`delete from attempt where since <= ${windowStart(house)}`.execute(app);
}
