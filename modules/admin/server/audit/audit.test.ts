import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { given, inBrand, signedIn, testApp } from "../../testing.ts";
import { recordAudit } from "./record-audit.ts";

const database = await testDatabase();
let now = new Date("2026-11-24T08:00:00Z");
const house = await testHouse(database, { clock: () => now });
const app = await testApp(house);

async function shop() {
  const brand = await given.brand(house);
  return { brand, owner: await signedIn(app, brand, await given.user(house, { brand, name: "سارا" })) };
}

test("what was written stays: the app's role may neither change nor delete a line", async () => {
  const { brand } = await shop();
  for (const statement of ["update audit_entry set action = 'x'", "delete from audit_entry", "truncate audit_entry"]) {
    const change = database.app.pool.query(statement);
    await expect(change).rejects.toThrow("permission denied");
  }
  const there = await database.owner.query("select action from audit_entry where brand_id = $1", [brand.id]);
  expect(there.rows).toEqual([{ action: "brand.created" }]);
});

test("the log is read newest first, in pages that join without gap or double", async () => {
  const { brand, owner } = await shop();
  for (let count = 0; count < 7; count++) {
    await inBrand(house, brand, (ctx) =>
      recordAudit(ctx, { action: "thing.done", subject: "thing", subjectId: count }),
    );
    if (count % 2) now = new Date(now.getTime() + 1000);
  }
  const seen: string[] = [];
  let after = "";
  do {
    const page = (await owner.ask(`/api/v1/audit?subject=thing&limit=3&after=${after}`)).body;
    seen.push(...page.rows.map((row: { subjectId: string }) => row.subjectId));
    after = page.next ?? "";
  } while (after);
  expect(seen).toEqual(["6", "5", "4", "3", "2", "1", "0"]);
  expect((await owner.ask("/api/v1/audit?after=bm90IGEgY3Vyc29y")).body.code).toBe("invalid");
});

test("it is filtered by who, what and when", async () => {
  const { owner } = await shop();
  const from = now.toISOString();
  await owner.ask({ method: "PATCH", url: "/api/v1/brand", payload: { lapseAfterDays: 10 } });
  await owner.ask({ method: "PUT", url: "/api/v1/holidays/2027-01-01", payload: { title: "سال نو" } });
  const actions = async (query: string) =>
    (await owner.ask(`/api/v1/audit?${query}`)).body.rows.map((row: { action: string }) => row.action);
  expect(await actions("action=holiday.saved")).toEqual(["holiday.saved"]);
  expect(await actions(`actor=${encodeURIComponent("سارا")}`)).toEqual(["holiday.saved", "brand.changed"]);
  expect(await actions(`to=${encodeURIComponent(from)}`)).not.toContain("holiday.saved");
  expect(await actions("subjectId=2027-01-01")).toEqual(["holiday.saved"]);
});

test("the export holds every line, and no cell that a spreadsheet would run", async () => {
  const { brand, owner } = await shop();
  await inBrand(house, brand, (ctx) =>
    recordAudit(ctx, {
      action: "thing.done",
      subject: "thing",
      subjectId: "=HYPERLINK(1)",
      detail: { fields: ["نام", 'a"b'] },
    }),
  );
  const { body, headers } = await owner.ask(`/api/v1/audit.csv?brand=${brand.slug}`);
  expect(headers["content-disposition"]).toContain("audit.csv");
  expect(body.split("\r\n")).toHaveLength(4);
  expect(body).toContain("'=HYPERLINK(1)");
  expect(body).toContain('"{""fields"":[""نام"",""a\\""b""]}"');
});

test("a brand reads its own log alone", async () => {
  const [one, other] = [await shop(), await shop()];
  const rows = (await one.owner.ask("/api/v1/audit")).body.rows;
  expect(rows).toHaveLength(1);
  expect((await one.owner.ask("/api/v1/audit", { "hamdel-brand": other.brand.slug })).status).toBe(404);
});
