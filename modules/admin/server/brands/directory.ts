import { type Kysely, sql } from "kysely";
import type { Context, NoTables } from "../../../../platform/db/index.ts";
import { type Day, isoDay, wallClock } from "../../../../platform/i18n/index.ts";
import type { BrandSettings } from "../../contract.ts";

type Db = Kysely<NoTables>;

/** A brand of this installation with its settings. */
export type Brand = BrandSettings;

const columns = sql`id, slug, name, language, calendar, currency, money_unit as "moneyUnit", time_zone as "timeZone",
  working_week as "workingWeek", lapse_after_days as "lapseAfterDays", demo`;

/** The brand with this slug (the first part of its addresses), or null. */
export async function brandBySlug(db: Db, slug: string): Promise<Brand | null> {
  const { rows } = await sql<Brand>`select ${columns} from brand where slug = ${slug} and removed_at is null`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** The brand with this id, or null. */
export async function brandById(db: Db, id: number): Promise<Brand | null> {
  const { rows } = await sql<Brand>`select ${columns} from brand where id = ${id} and removed_at is null`.execute(db);
  return rows[0] ?? null;
}

/** All brands of this installation, oldest first. */
export async function listBrands(db: Db): Promise<Brand[]> {
  const { rows } = await sql<Brand>`select ${columns} from brand where removed_at is null order by id`.execute(db);
  return rows;
}

/** What a transaction read already: many who work in one ask for the same settings. */
const read = new WeakMap<object, Promise<Brand | null>>();

/** The settings of the brand at hand, read once in a transaction. Throws when there is no such brand, which is a bug of the caller. */
export async function brandSettings(ctx: Context): Promise<Brand> {
  const reading = read.get(ctx.db) ?? brandById(ctx.db, ctx.brandId);
  read.set(ctx.db, reading);
  const brand = await reading;
  if (!brand) throw new Error(`there is no brand ${ctx.brandId}`);
  return { ...brand };
}

/** This transaction changed the settings: the next who asks reads them. */
export function forgetSettings(ctx: Context): void {
  read.delete(ctx.db);
}

/** The calendar day that it is for a brand at an instant, on the clock of its time zone; Gregorian. */
export function dayInBrand(brand: Pick<Brand, "timeZone">, instant: Date): Day {
  const { year, month, day } = wallClock(instant, brand.timeZone);
  return { year, month, day };
}

/** The same day as `2026-11-22`, the form in which days are stored. */
export function isoDayInBrand(brand: Pick<Brand, "timeZone">, instant: Date): string {
  return isoDay(dayInBrand(brand, instant));
}

/** Whether nobody has set this installation up yet: there has never been a brand but a demo. */
export async function setUpNeeded(db: Db): Promise<boolean> {
  const { rows } = await sql<{ made: boolean }>`select exists (select from brand where not demo) as made`.execute(db);
  return !rows[0]?.made;
}
