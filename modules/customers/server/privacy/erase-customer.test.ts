import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../../../../platform/testing/index.ts";
import { sourceId, storeRaw } from "../../../intake/index.ts";
import { claim, customersOf, noon, testBrand } from "../../testing.ts";
import { mergeByHand } from "../people/merge-by-hand.ts";
import { resolvePeople } from "../people/resolve-people.ts";
import { recordConsent } from "../profile/consents.ts";
import { writeNote } from "../profile/notes.ts";
import { showCustomer } from "../profile/show-customer.ts";
import { type SavedCustomer, saveCustomers } from "../save/save-customers.ts";
import { eraseCustomer } from "./erase-customer.ts";
import { replayErasures, writeJournal } from "./erasure-journal.ts";
import { exportPerson } from "./export-person.ts";
import { registerErasure, registerPersonalExport } from "./person-registry.ts";
import { takeJournal } from "./take-journal.ts";

const database = await testDatabase();
const body = {
  source: "shop",
  external_id: "987654",
  name: "نازنین پاک‌شدنی",
  phone: "09127654321",
  email: "nazanin@example.com",
  birthday: "1991-01-02",
  tags: ["نازک"],
};

async function given() {
  const on = await testBrand(database.app);
  const id = await on.in(async (ctx) => {
    await storeRaw(ctx, {
      sourceId: await sourceId(ctx, "api"),
      contentType: "text/plain",
      body: Buffer.from(JSON.stringify(body)),
    });
    const [saved] = await saveCustomers(ctx, [body]);
    const { id } = saved as SavedCustomer;
    await writeNote(ctx, id, "نازنین از تأخیر گله داشت");
    await recordConsent(ctx, id, { channel: "sms", purpose: "marketing", granted: true, source: "form" });
    return id;
  });
  await on.fold();
  return { on, id };
}

test("nothing in the database names an erased person any more, and what happened stays", async () => {
  const { on, id } = await given();
  const other = await on.in(async (ctx) => (await customersOf(ctx, claim("telegram:nazanin_tg")))[0]!);
  await on.in((ctx) => mergeByHand(ctx, id, other));
  const erased: number[] = [];
  registerErasure("test", async (_ctx, person) => void erased.push(person.customerId, person.identityIds.length));
  await on.in((ctx) => eraseCustomer(ctx, id));
  await on.fold();
  expect(erased).toEqual([id, 4]);
  const traces = [...Object.values(body).flat(), "+989127654321", "nazanin_tg", "گله"].filter(
    (text) => text !== "shop",
  );
  expect(await tablesThatHold(traces)).toEqual([]);
  const { rows } = await database.owner.query("select count(*)::int as n from customer_facts where brand_id = $1", [
    on.id,
  ]);
  expect(rows[0].n).toBe(1);
  expect(await on.in((ctx) => showCustomer(ctx, id))).toMatchObject({
    label: null,
    identities: [],
    erased_at: noon.toISOString(),
  });
});

/** Tables of which a row, as text, holds one of these; bodies of raw input as the text they were. */
async function tablesThatHold(traces: string[]): Promise<string[]> {
  const { rows } = await database.owner.query(
    "select tablename as name from pg_tables where schemaname = 'hamdel' and tablename <> 'calendar_day'",
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const text = name === "raw_input" ? "t::text || coalesce(convert_from(t.body, 'UTF8'), '')" : "t::text";
    const held = await database.owner.query(
      `select from "${name}" t where exists (select from unnest($1::text[]) as trace where position(trace in ${text}) > 0) limit 1`,
      [traces],
    );
    if (held.rowCount) found.push(name);
  }
  return found;
}

test("an erased person is not brought back by any of their identifiers", async () => {
  const { on, id } = await given();
  await on.in((ctx) => eraseCustomer(ctx, id));
  const found = await on.in((ctx) =>
    resolvePeople(ctx, [
      claim("phone:+989127654321"),
      claim("crm:new", "email:nazanin@example.com"),
      claim("crm:other"),
    ]),
  );
  expect(found.map((one) => one === null)).toEqual([true, true, false]);
  const [again] = await on.in((ctx) => saveCustomers(ctx, [body]));
  expect(again).toMatchObject({ code: "person_erased" });
});

test("an erasure cannot be undone nor done twice, and merges of the erased cannot be undone", async () => {
  const { on, id } = await given();
  await on.in((ctx) => eraseCustomer(ctx, id));
  await expect(on.in((ctx) => eraseCustomer(ctx, id))).rejects.toMatchObject({ code: "not_found" });
  await expect(on.in((ctx) => exportPerson(ctx, id))).rejects.toMatchObject({ code: "not_found" });
});

test("the export holds everything that the house and its modules know", async () => {
  const { on, id } = await given();
  registerPersonalExport("letters", async (_ctx, { customerId }) => [{ to: customerId }]);
  const found = JSON.stringify(await on.in((ctx) => exportPerson(ctx, id)));
  for (const text of [body.name, "+989127654321", body.email, body.birthday, "نازک", "گله", "marketing"])
    expect(found).toContain(text);
  expect(JSON.parse(found).letters).toEqual([{ to: id }]);
});

/** What `replayErasures` asks of a house, in a data folder of its own. */
async function ground() {
  return {
    database: database.app,
    clock: () => noon,
    config: { dataDir: await mkdtemp(path.join(os.tmpdir(), "erasures-")) },
  } as Parameters<typeof replayErasures>[0];
}

/** Erases somebody, with a journal of it in `house`, and then brings everybody back as an older backup would. */
async function erasedAndBroughtBack(house: Parameters<typeof replayErasures>[0]) {
  const { on, id } = await given();
  const before = await on.in(
    async (ctx) => (await sql<{ id: number; value: string }>`select id, value from identity`.execute(ctx.db)).rows,
  );
  await on.in((ctx) => eraseCustomer(ctx, id));
  await on.in((ctx) => writeJournal(ctx, house.config));
  expect(await replayErasures(house)).toBe(0);
  await on.in(async (ctx) => {
    for (const row of before)
      await sql`update identity set value = ${row.value}, erased_at = null where id = ${row.id}`.execute(ctx.db);
    await sql`update customer set name = 'نازنین', erased_at = null`.execute(ctx.db);
    await sql`delete from erased_identity`.execute(ctx.db);
  });
  return { on, id };
}

test("a backup from before an erasure does not bring the person back", async () => {
  const house = await ground();
  const { on, id } = await erasedAndBroughtBack(house);
  expect(await replayErasures(house)).toBe(1);
  expect(await on.in((ctx) => showCustomer(ctx, id))).toMatchObject({ name: null, identities: [] });
});

test("the journal of another data folder erases too, and becomes part of this one's", async () => {
  const former = await ground();
  const { on, id } = await erasedAndBroughtBack(former);
  const house = await ground();
  const folder = path.join(former.config.dataDir, "erasures");
  await takeJournal(house.config, folder);
  expect(await replayErasures(house)).toBe(1);
  expect(await on.in((ctx) => showCustomer(ctx, id))).toMatchObject({ name: null, identities: [] });
  const own = path.join(house.config.dataDir, "erasures");
  expect(await readdir(own)).toEqual([`${on.id}.json`]);
  const entries = async (place: string) =>
    JSON.parse(await readFile(path.join(place, `${on.id}.json`), "utf8")).map((entry: { hash: string }) => entry.hash);
  expect((await entries(own)).sort()).toEqual((await entries(folder)).sort());
});

test("a folder that holds no journal is refused; an empty one says that nobody was erased", async () => {
  const { config } = await ground();
  const empty = await mkdtemp(path.join(os.tmpdir(), "erasures-"));
  await takeJournal(config, empty);
  await expect(takeJournal(config, path.join(empty, "none"))).rejects.toMatchObject({ code: "restore_refused" });
  await writeFile(path.join(empty, "secret.key"), "");
  await expect(takeJournal(config, empty)).rejects.toThrow(/holds no journal/);
});
