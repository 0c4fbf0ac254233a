import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../testing/index.ts";
import { system, withBrand } from "./context.ts";
import { plannedAnew } from "./prepare-statements.ts";

const database = await testDatabase();

test("a statement that is used often is prepared; one that is to be planned anew never is", async () => {
  const on = { brandId: 1, actor: system("test"), now: new Date() };
  const prepared = await withBrand(database.app.app, on, async (ctx) => {
    for (let n = 0; n < 40; n++) {
      await sql`select ${n}::int as often`.execute(ctx.db);
      await sql`select ${plannedAnew} ${n}::int as anew`.execute(ctx.db);
    }
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(ctx.db);
    return rows.map(({ statement }) => statement);
  });
  expect(prepared).toContain("select $1::int as often");
  expect(prepared.filter((statement) => statement.includes("as anew"))).toEqual([]);
});
