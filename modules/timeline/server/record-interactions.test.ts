import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Context } from "../../../platform/db/index.ts";
import { testDatabase } from "../../../platform/testing/index.ts";
import { recordInteractions } from "../index.ts";
import { entry, givenBrand, givenCustomer, inBrand } from "../testing/given.ts";

const database = await testDatabase();

const count = async (ctx: Context, table: "interaction" | "interaction_text") =>
  (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(ctx.db)).rows[0]?.n;
const days = async (ctx: Context) =>
  (
    await sql<{
      day: string;
      n: number;
    }>`select day::text as day, sum(n)::int as n from interaction_day group by day order by day`.execute(ctx.db)
  ).rows;
const activity = async (ctx: Context, identityId: number) =>
  (await sql`select * from identity_activity where identity_id = ${identityId}`.execute(ctx.db)).rows[0];

test("an entry is recorded once, with its words, and a repeat names the first", async () => {
  const brand = await givenBrand(database);
  await inBrand(database, brand, async (ctx) => {
    const person = await givenCustomer(ctx, "+989120000001");
    const call = entry(person, { externalId: "call-1", text: "سلام", agentName: "مریم", meta: { line: 2 } });
    const first = await recordInteractions(ctx, [
      call,
      { ...call, externalId: "call-2", text: null, agentName: null, meta: null },
    ]);
    expect(first).toMatchObject({ recorded: 2, repeated: 0 });
    const again = await recordInteractions(ctx, [
      call,
      { ...call, externalId: "call-3" },
      { ...call, externalId: "call-3" },
    ]);
    expect(again.results).toEqual(["repeated", "recorded", "repeated"]);
    expect(again.ids).toEqual([first.ids[0], again.ids[1], again.ids[1]]);
    expect([await count(ctx, "interaction"), await count(ctx, "interaction_text")]).toEqual([3, 2]);
    const words = await sql`select body, meta from interaction_text where interaction_id = ${first.ids[0]}`.execute(
      ctx.db,
    );
    expect(words.rows).toEqual([{ body: "سلام", meta: { line: 2, agent: "مریم" } }]);
  });
});

test("days are counted in the brand's time zone, late arrivals in the day they happened", async () => {
  const brand = await givenBrand(database);
  await inBrand(database, brand, async (ctx) => {
    const person = await givenCustomer(ctx, "+989120000002");
    // 20:29:59 UTC is 23:59:59 in Tehran; a second later it is Nowruz.
    await recordInteractions(ctx, [
      entry(person, { occurredAt: new Date("2025-03-20T20:29:59Z") }),
      entry(person, { occurredAt: new Date("2025-03-20T20:30:00Z") }),
    ]);
    await recordInteractions(ctx, [entry(person, { occurredAt: new Date("2025-03-20T20:30:00Z") })]);
    await recordInteractions(ctx, [entry(person, { occurredAt: new Date("1999-01-01T12:00:00Z") })]);
    expect(await days(ctx)).toEqual([
      { day: "1999-01-01", n: 1 },
      { day: "2025-03-20", n: 1 },
      { day: "2025-03-21", n: 2 },
    ]);
  });
});

test("the activity of an identity counts contacts, and what the brand sent is no sign of life", async () => {
  const brand = await givenBrand(database);
  await inBrand(database, brand, async (ctx) => {
    const person = await givenCustomer(ctx, "+989120000003");
    const at = (day: string) => new Date(`2025-${day}T10:00:00Z`);
    await recordInteractions(ctx, [
      entry(person, { occurredAt: at("02-01"), channel: "phone" }),
      entry(person, { occurredAt: at("04-01"), kind: "activity", channel: "web", subject: "page_view" }),
      entry(person, {
        occurredAt: at("05-01"),
        kind: "broadcast",
        channel: "sms",
        direction: "out",
        subject: "message",
      }),
    ]);
    await recordInteractions(ctx, [
      entry(person, { occurredAt: at("03-01"), channel: "email" }),
      entry(person, { occurredAt: at("06-01"), channel: "sms", direction: "out" }),
    ]);
    expect(await activity(ctx, person.identityId)).toMatchObject({
      interactions: 5,
      contacts: 3,
      first_contact_at: at("02-01"),
      last_contact_at: at("06-01"),
      last_seen_at: at("04-01"),
      last_channel: "web",
    });
  });
});

test("five parallel retries of one batch record it once", async () => {
  const brand = await givenBrand(database);
  const person = await inBrand(database, brand, (ctx) => givenCustomer(ctx, "+989120000004"));
  const rows = Array.from({ length: 200 }, (_, n) => entry(person, { externalId: `e${n}` }));
  const answers = await Promise.all(
    Array.from({ length: 5 }, (_, turn) =>
      inBrand(database, brand, (ctx) => recordInteractions(ctx, turn % 2 ? rows : rows.toReversed())),
    ),
  );
  expect(answers.map((answer) => answer.recorded).reduce((a, b) => a + b)).toBe(200);
  const ids = new Set(answers.flatMap((answer) => answer.ids));
  expect(ids.size).toBe(200);
  await inBrand(database, brand, async (ctx) => {
    expect(await count(ctx, "interaction")).toBe(200);
    expect(await activity(ctx, person.identityId)).toMatchObject({ interactions: 200 });
    expect(await days(ctx)).toEqual([{ day: "2025-03-20", n: 200 }]);
  });
});

test("who changed stands in the change feed", async () => {
  const brand = await givenBrand(database);
  const person = await inBrand(database, brand, (ctx) => givenCustomer(ctx, "+989120000005"));
  await database.owner.query("delete from change where brand_id = $1", [brand]);
  await inBrand(database, brand, (ctx) => recordInteractions(ctx, [entry(person), entry(person)]));
  const { rows } = await database.owner.query("select topic, ref from change where brand_id = $1", [brand]);
  expect(rows).toEqual([{ topic: "customer", ref: person.customerId }]);
});
