import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { system, withBrand } from "../../../../platform/db/index.ts";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { eraseCustomer } from "../../../customers/index.ts";
import { inboxApp } from "../../testing/inbox-app.ts";
import { writeNote } from "../reply/write-note.ts";

const database = await testDatabase();
const house = await testHouse(database);

const somebodyWaits = async () => {
  const waits = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  return (await database.owner.query(waits)).rows.length > 0;
};

test("words that a colleague is writing while the customer is erased are erased with the rest", async () => {
  const { brand, desk, visitor } = await inboxApp(house);
  const guest = await visitor();
  await guest.ask("POST", "/messages", { client_id: randomUUID(), text: "سلام" });
  const [{ id, customer }] = (await desk.ask("/api/v1/conversations")).body.rows;
  const inBrand = <T>(work: Parameters<typeof withBrand<T>>[2]) =>
    withBrand(house.database.app, { brandId: brand.id, actor: system("test"), now: house.clock() }, work);
  let erasing: Promise<void> | undefined;
  await inBrand(async (ctx) => {
    const note = { client_id: randomUUID(), text: "گلنار، کوچهٔ یاس", mentions: [], attachments: [] };
    await writeNote(ctx, id, note);
    erasing = inBrand((other) => eraseCustomer(other, customer.id));
    await expect.poll(somebodyWaits, { timeout: 30_000 }).toBe(true);
  });
  await erasing;
  const { rows } = await database.owner.query("select body from message_text where brand_id = $1", [brand.id]);
  expect(rows).toEqual([]);
});
