import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { system, withBrand } from "../../../../platform/db/index.ts";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { eraseCustomer } from "../../../customers/index.ts";
import { inboxApp } from "../../testing/inbox-app.ts";
import { endQuiet, giveToBot, holdLed } from "../lead/change-lead.ts";
import { writeNote } from "../reply/write-note.ts";

const database = await testDatabase();
const house = await testHouse(database);

/** Whether somebody waits for all who write about people, before anything else. */
const somebodyWaits = async () => {
  const waits = "select from pg_stat_activity where datname = current_database() and wait_event = 'advisory'";
  return (await database.owner.query(waits)).rows.length > 0;
};

/** A conversation with a customer, and the brand's transactions. */
async function begun() {
  const { brand, desk, visitor } = await inboxApp(house);
  await (await visitor()).ask("POST", "/messages", { client_id: randomUUID(), text: "سلام" });
  const [{ id, customer }] = (await desk.ask("/api/v1/conversations")).body.rows;
  const inBrand = <T>(work: Parameters<typeof withBrand<T>>[2]) =>
    withBrand(house.database.app, { brandId: brand.id, actor: system("test"), now: house.clock() }, work);
  const words = async () =>
    (await database.owner.query("select body from message_text where brand_id = $1", [brand.id])).rows;
  const note = { client_id: randomUUID(), text: "گلنار، کوچهٔ یاس", mentions: [], attachments: [] };
  return { id, customerId: customer.id as number, inBrand, words, note };
}

test("words that a colleague is writing while the customer is erased are erased with the rest", async () => {
  const { id, customerId, inBrand, words, note } = await begun();
  let erasing: Promise<void> | undefined;
  await inBrand(async (ctx) => {
    await writeNote(ctx, id, note);
    erasing = inBrand((other) => eraseCustomer(other, customerId));
    await expect.poll(somebodyWaits, { timeout: 30_000 }).toBe(true);
  });
  await erasing;
  expect(await words()).toEqual([]);
});

test("words that wait for an erasure to end are refused: nothing is kept about who was erased", async () => {
  const { id, customerId, inBrand, words, note } = await begun();
  let writing: Promise<unknown> | undefined;
  await inBrand(async (ctx) => {
    await eraseCustomer(ctx, customerId);
    writing = inBrand((other) => writeNote(other, id, note)).catch((error) => error.code);
    await expect.poll(somebodyWaits, { timeout: 30_000 }).toBe(true);
  });
  expect(await writing).toBe("person_erased");
  expect(await words()).toEqual([]);
});

test("of somebody who was erased the bot leads nothing, and no file is kept with a note", async () => {
  const { id, customerId, inBrand, words, note } = await begun();
  await inBrand((ctx) => giveToBot(ctx, id));
  expect(await inBrand((ctx) => holdLed(ctx, id))).not.toBeNull();
  await inBrand((ctx) => eraseCustomer(ctx, customerId));
  expect(await inBrand((ctx) => holdLed(ctx, id))).toBeNull();
  const file = { ...note, text: "", attachments: [1] };
  expect(await inBrand((ctx) => writeNote(ctx, id, file)).catch((error) => error.code)).toBe("person_erased");
  // What was quiet since ends as it always does.
  expect(await inBrand((ctx) => endQuiet(ctx, id, new Date(ctx.now.getTime() + 60_000)))).toBe(true);
  expect((await words()).filter(({ body }) => body !== "")).toEqual([]);
});
