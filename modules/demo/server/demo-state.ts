import { type Kysely, sql } from "kysely";
import type { NoTables } from "../../../platform/db/index.ts";
import { brandBySlug } from "../../admin/index.ts";
import { demoSlug } from "./demo-slug.ts";

export type DemoState = { state: "none" | "making" | "ready"; share: number };

/** Whether there is a demo, and how far its making is (0 to 1). */
export async function demoState(db: Kysely<NoTables>): Promise<DemoState> {
  const { rows } = await sql<{ share: number; finished: boolean }>`
    select share, finished_at is not null as finished from demo_making`.execute(db);
  const making = rows[0];
  if (making && !making.finished) return { state: "making", share: making.share };
  const brand = await brandBySlug(db, demoSlug);
  return brand?.demo ? { state: "ready", share: 1 } : { state: "none", share: 0 };
}

/** Notes that the making began, so that every screen shows it. False where it is being made or there already. */
export async function beginMaking(db: Kysely<NoTables>): Promise<boolean> {
  const begun =
    await sql`insert into demo_making (share) values (0) on conflict (singleton) do nothing returning share`.execute(
      db,
    );
  return begun.rows.length === 1;
}

export async function noteShare(db: Kysely<NoTables>, share: number): Promise<void> {
  await sql`update demo_making set share = ${share}, finished_at = case when ${share}::real >= 1 then now() end`.execute(
    db,
  );
}

/** Removes the demo brand with everything of it. False where there is none. */
export async function removeDemo(db: Kysely<NoTables>): Promise<boolean> {
  const { rows } = await sql<{ removed: boolean }>`
    select remove_demo_brand(id) as removed from brand where slug = ${demoSlug} and demo`.execute(db);
  await sql`delete from demo_making`.execute(db);
  return rows[0]?.removed ?? false;
}
