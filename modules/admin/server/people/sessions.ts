import { type Kysely, sql } from "kysely";
import type { NoTables } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { onWire } from "../wire.ts";

type Db = Kysely<NoTables>;
type Row = { id: string; address: string | null; device: string | null; createdAt: Date; seenAt: Date };

/** Where a person is signed in, newest first; `current` is the session that asks. */
export async function listSessions(db: Db, userId: string, currentId: string, now: Date) {
  const { rows } = await sql<Row>`
    select id, "ipAddress" as address, "userAgent" as device, "createdAt", "updatedAt" as "seenAt"
    from session where "userId" = ${userId} and "expiresAt" > ${now} order by "createdAt" desc`.execute(db);
  return rows.map((row) => ({ ...onWire(row), current: row.id === currentId }));
}

/** Ends one session of a person. Refuses `not_found`, also for sessions of others. */
export async function endSession(db: Db, userId: string, id: string): Promise<void> {
  const ended = await sql`delete from session where "userId" = ${userId} and id = ${id}`.execute(db);
  if (ended.numAffectedRows === 0n) throw new Refusal("not_found", "session");
}

/** Ends all sessions of a person but the one that asks. */
export async function endOtherSessions(db: Db, userId: string, currentId: string): Promise<void> {
  await sql`delete from session where "userId" = ${userId} and id <> ${currentId}`.execute(db);
}
