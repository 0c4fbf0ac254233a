import { type Kysely, sql } from "kysely";
import type { NoTables } from "../../../../platform/db/index.ts";
import type { Role } from "../../../../platform/house/module.ts";
import type { Brand } from "../brands/directory.ts";

export type Membership = Brand & { role: Role };

/** The brands a user works in, with the role they have there; oldest membership first. */
export async function membershipsOf(db: Kysely<NoTables>, userId: string): Promise<Membership[]> {
  const { rows } = await sql<Membership>`
    select b.id, b.slug, b.name, b.language, b.calendar, b.currency, b.money_unit as "moneyUnit", b.time_zone as "timeZone",
      b.working_week as "workingWeek", b.lapse_after_days as "lapseAfterDays", b.demo, m.role
    from member m join brand b on b.id = m.brand_id
    where m.user_id = ${userId} and b.removed_at is null order by m.joined_at, b.id`.execute(db);
  return rows;
}

/** Where a user works under this slug, or null: the brand does not exist for those who are not members. */
export async function membershipIn(
  db: Kysely<NoTables>,
  userId: string,
  slug: string,
): Promise<{ brandId: number; role: Role } | null> {
  const { rows } = await sql<{ brandId: number; role: Role }>`select m.brand_id as "brandId", m.role
    from member m join brand b on b.id = m.brand_id
    where m.user_id = ${userId} and b.slug = ${slug} and b.removed_at is null`.execute(db);
  return rows[0] ?? null;
}
