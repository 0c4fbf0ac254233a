import { expect, test } from "vitest";
import { testDatabase } from "../testing/index.ts";
import { exemptTables } from "./exempt.ts";
import { system, withBrand } from "./index.ts";

const database = await testDatabase();

type TableState = { name: string; forced: boolean; partition: boolean };

async function tables(): Promise<TableState[]> {
  const { rows } = await database.owner.query<TableState>(`
    select relname as name, relrowsecurity and relforcerowsecurity as forced, relispartition as partition
    from pg_class where relnamespace = 'hamdel'::regnamespace and relkind in ('r', 'p') order by relname`);
  return rows;
}

test("every table forces row-level security or is exempt with a reason", async () => {
  const open = (await tables()).filter((table) => !table.forced && !table.partition).map((table) => table.name);
  expect(open.toSorted()).toEqual(open.filter((name) => exemptTables[name]).toSorted());
});

test("a partition cannot be read past its parent's policy", async () => {
  const partitions = (await tables()).filter((table) => table.partition);
  expect(partitions.length).toBeGreaterThan(10);
  for (const { name } of partitions) {
    await expect(database.app.pool.query(`select from ${name}`), name).rejects.toThrow(/permission denied/);
  }
});

test("the app's role owns nothing and cannot pass row-level security", async () => {
  const { rows } = await database.owner.query(`
    select (select count(*) from pg_class where relowner = r.oid) as owned, rolbypassrls, rolsuper, rolcanlogin
    from pg_roles r where rolname = 'hamdel_app'`);
  expect(rows).toEqual([{ owned: 0, rolbypassrls: false, rolsuper: false, rolcanlogin: false }]);
});

test("a query that forgets its brand, or sets another, finds nothing; and cannot write into another", async () => {
  await database.owner.query("insert into source (brand_id, key) values (1, 'shop'), (2, 'shop')");
  const forgetful = await database.app.pool.query("select from source");
  expect(forgetful.rowCount).toBe(0);
  await withBrand(database.app.app, { brandId: 1, actor: system("test"), now: new Date() }, async (ctx) => {
    const seen = await ctx.db
      .withTables<{ source: { brand_id: number } }>()
      .selectFrom("source")
      .select("brand_id")
      .execute();
    expect(seen).toEqual([{ brand_id: 1 }]);
  });
  const intruding = withBrand(database.app.app, { brandId: 1, actor: system("test"), now: new Date() }, (ctx) =>
    ctx.db
      .withTables<{ source: { brand_id: number; key: string } }>()
      .insertInto("source")
      .values({ brand_id: 2, key: "x" })
      .execute(),
  );
  await expect(intruding).rejects.toThrow(/row-level security/);
});

test("a log that is append-only refuses update and delete from the app", async () => {
  for (const log of ["interaction", "audit_entry", "change"]) {
    await expect(database.app.pool.query(`delete from ${log}`), log).rejects.toThrow(/permission denied/);
    await expect(database.app.pool.query(`update ${log} set brand_id = 1`), log).rejects.toThrow(/permission denied/);
  }
});
