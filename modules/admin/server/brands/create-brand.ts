import { type Kysely, sql } from "kysely";
import { type Actor, type Context, type NoTables, system } from "../../../../platform/db/index.ts";
import { type Language, toJalali } from "../../../../platform/i18n/index.ts";
import { type NewBrand, usualWeek } from "../../contract.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { addOfficialHolidays } from "./add-official-holidays.ts";
import { type Brand, brandById, dayInBrand } from "./directory.ts";
import { freeSlug } from "./slug.ts";

/** What a brand is made from; only its name is needed. `owner` is the id of the user who becomes its owner. */
export type BrandToMake = NewBrand & { owner?: string; demo?: boolean; actor?: Actor; now: Date };

const lock = 7_236_812; // any number, the same in every process

/** Makes a brand with its working week, the official holidays of the year and its owner. Refuses `slug_taken`. */
export function createBrand(database: Kysely<NoTables>, brand: BrandToMake): Promise<Brand> {
  return database.transaction().execute((trx) => createBrandIn(trx, brand));
}

/** Makes a brand within a transaction that is open; sets the transaction's brand to it. */
export async function createBrandIn(trx: Context["db"], made: BrandToMake): Promise<Brand> {
  await lockBrands(trx);
  const brand = await insertBrand(trx, made);
  await sql`select set_config('hamdel.brand', ${String(brand.id)}, true)`.execute(trx);
  const ctx: Context = { db: trx, brandId: brand.id, actor: made.actor ?? system("set-up"), now: made.now };
  if (made.owner) {
    await sql`insert into member (brand_id, user_id, role, joined_at)
      values (${brand.id}, ${made.owner}, 'owner', ${made.now})`.execute(trx);
  }
  await addOfficialHolidays(ctx, toJalali(dayInBrand(brand, made.now)).year);
  await recordAudit(ctx, { action: "brand.created", subject: "brand", subjectId: brand.slug });
  return brand;
}

/** Brands are made one after another: the first set-up wins, and slugs stay unique. */
export async function lockBrands(trx: Context["db"]): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lock})`.execute(trx);
}

async function insertBrand(trx: Context["db"], made: BrandToMake): Promise<Brand> {
  const language: Language = made.language ?? "fa";
  const slug = await freeSlug(trx, made.name, made.slug);
  const { rows } = await sql<{ id: number }>`
    insert into brand (slug, name, language, calendar, currency, money_unit, time_zone, working_week, lapse_after_days, demo,
      created_at)
    values (${slug}, ${made.name}, ${language}, ${made.calendar ?? (language === "fa" ? "jalali" : "gregorian")},
      ${made.currency ?? "IRR"}, ${made.moneyUnit ?? "toman"}, ${made.timeZone ?? "Asia/Tehran"},
      ${JSON.stringify(made.workingWeek ?? usualWeek)}::jsonb, ${made.lapseAfterDays ?? 180}, ${made.demo ?? false}, ${made.now})
    returning id`.execute(trx);
  return (await brandById(trx, rows[0]!.id))!;
}
