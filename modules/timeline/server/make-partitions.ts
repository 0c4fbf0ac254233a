import { sql } from "kysely";
import type { House } from "../../../platform/house/module.ts";

/** Months of the log that stand ready before they begin. */
const monthsAhead = 4;

/** Makes the partitions of this month and the coming ones where they are missing. */
export async function makePartitionsAhead(house: House): Promise<void> {
  const today = house.clock().toISOString().slice(0, 10);
  await sql`select make_interaction_partitions(${today}::date, ${monthsAhead})`.execute(house.database.app);
}
