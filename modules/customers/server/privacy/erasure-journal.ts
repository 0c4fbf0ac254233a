import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { sql } from "kysely";
import type { Config } from "../../../../platform/config/index.ts";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { hashIdentities } from "../people/erased-identities.ts";
import { eraseCustomer } from "./erase-customer.ts";

type Place = Pick<Config, "dataDir">;
type Entry = { type: string; hash: string };

/** Where a data folder keeps its journal: one file for each brand. What a restore brought waits in folders below. */
export function journalFolder({ dataDir }: Place): string {
  return path.join(dataDir, "erasures");
}

/** Whether a file of this name is a brand's journal. */
export function isJournal(name: string): boolean {
  return /^\d+\.json$/.test(name);
}

/**
 * Writes a brand's hashes of erased identifiers beside the database, so that a backup from before an erasure cannot bring the person
 * back. The file appears whole or not at all.
 */
export async function writeJournal(ctx: Context, place: Place): Promise<void> {
  const { rows } = await sql<Entry>`select type, encode(hash, 'hex') as hash from erased_identity
    where brand_id = ${ctx.brandId} order by erased_at, type, hash`.execute(ctx.db);
  const file = path.join(journalFolder(place), `${ctx.brandId}.json`);
  await mkdir(journalFolder(place), { recursive: true, mode: 0o700 });
  await writeFile(`${file}.part`, JSON.stringify(rows), { mode: 0o600, flush: true });
  await rename(`${file}.part`, file);
}

/**
 * Erases again whoever the journal names and a restored backup brought back; at every start, and quick where there is nobody. What a
 * restore brought becomes part of the journal. Gives how many people that were.
 */
export async function replayErasures(house: Pick<House, "database" | "config" | "clock">): Promise<number> {
  let erased = 0;
  const folder = journalFolder(house.config);
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const brought = new Set<string>();
  for (const { name, parentPath } of found.filter((entry) => entry.isFile() && isJournal(entry.name))) {
    const entries: Entry[] = JSON.parse(await readFile(path.join(parentPath, name), "utf8"));
    const on = { brandId: Number.parseInt(name, 10), actor: system("replay-erasures"), now: house.clock() };
    erased += await withBrand(house.database.app, on, (ctx) => replay(ctx, entries));
    if (parentPath === folder) continue;
    // The database knows all of them now.
    await withBrand(house.database.app, on, (ctx) => writeJournal(ctx, house.config));
    brought.add(parentPath);
  }
  for (const done of brought) await rm(done, { recursive: true, force: true });
  return erased;
}

async function replay(ctx: Context, entries: readonly Entry[]): Promise<number> {
  const missing = await forgotten(ctx, entries);
  if (missing.size === 0) return 0;
  const customers = new Set<number>();
  for (const type of new Set([...missing].map((key) => key.split(" ")[0]!))) {
    for await (const page of identitiesOf(ctx, type)) {
      const hashes = await hashIdentities(ctx, page);
      page.forEach((identity, n) => {
        if (missing.has(`${type} ${hashes[n]!.toString("hex")}`)) customers.add(identity.customer_id);
      });
    }
  }
  for (const id of customers) await eraseCustomer(ctx, id);
  await sql`insert into erased_identity (brand_id, type, hash, erased_at)
    select ${ctx.brandId}, type, decode(hash, 'hex'), ${ctx.now}
    from unnest(${entries.map((entry) => entry.type)}::text[], ${entries.map((entry) => entry.hash)}::text[]) as v(type, hash)
    on conflict do nothing`.execute(ctx.db);
  return customers.size;
}

/** Entries of the journal that the database does not know. */
async function forgotten(ctx: Context, entries: readonly Entry[]): Promise<Set<string>> {
  const { rows } = await sql<Entry>`select v.type, v.hash
    from unnest(${entries.map((entry) => entry.type)}::text[], ${entries.map((entry) => entry.hash)}::text[]) as v(type, hash)
    where not exists (select from erased_identity e
      where e.brand_id = ${ctx.brandId} and e.type = v.type and e.hash = decode(v.hash, 'hex'))`.execute(ctx.db);
  return new Set(rows.map((row) => `${row.type} ${row.hash}`));
}

async function* identitiesOf(ctx: Context, type: string) {
  for (let after = 0; ; ) {
    const { rows } = await sql<{ id: number; type: string; value: string; customer_id: number }>`
      select id, type, value, customer_id from identity
      where brand_id = ${ctx.brandId} and id > ${after} and type = ${type} and value is not null order by id limit 10000`.execute(
      ctx.db,
    );
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)!.id;
  }
}
