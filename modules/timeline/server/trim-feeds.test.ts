import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { givenBrand, inBrand } from "../testing/given.ts";
import { makePartitionsAhead } from "./make-partitions.ts";
import { trimAnswers, trimChanges } from "./trim-feeds.ts";

const database = await testDatabase();
const house = await testHouse(database);

const changesOf = async (brand: number) =>
  (await database.owner.query("select count(*) as n from change where brand_id = $1", [brand])).rows[0].n;
const writeOld = (brand: number, count: number) =>
  inBrand(database, brand, (ctx) =>
    sql`insert into change (brand_id, topic, ref, at) select ${brand}, 'x', n, now() - interval '3 days' from generate_series(1, ${count}) n`.execute(
      ctx.db,
    ),
  );

test("old changes go, but for the last thousand and what a standing reader has yet to read", async () => {
  const [quiet, busy, unread] = [await givenBrand(database), await givenBrand(database), await givenBrand(database)];
  await writeOld(quiet, 400);
  await writeOld(busy, 1500);
  await writeOld(unread, 1500);
  await inBrand(database, unread, (ctx) =>
    sql`insert into change_cursor (brand_id, reader, txid, id) values (${unread}, 'facts', '0', 0)`.execute(ctx.db),
  );
  await trimChanges(house);
  expect([await changesOf(quiet), await changesOf(busy), await changesOf(unread)]).toEqual([400, 1001, 1500]);
});

test("answers to idempotency keys are forgotten after two days", async () => {
  const brand = await givenBrand(database);
  await inBrand(database, brand, (ctx) =>
    sql`insert into idempotent_answer (brand_id, key, request_hash, answer, created_at)
      values (${brand}, 'old', '', '1', now() - interval '49 hours'), (${brand}, 'new', '', '1', now() - interval '47 hours')`.execute(
      ctx.db,
    ),
  );
  await trimAnswers(house);
  const { rows } = await database.owner.query("select key from idempotent_answer where brand_id = $1", [brand]);
  expect(rows).toEqual([{ key: "new" }]);
});

test("partitions of the coming months are made, also by an app that may not create tables; again changes nothing", async () => {
  const later = await testHouse(database, { clock: () => new Date("2031-05-06T00:00:00Z") });
  await makePartitionsAhead(later);
  await makePartitionsAhead(later);
  const { rows } = await database.owner.query("select to_regclass('interaction_2031_08') is not null as made");
  expect(rows).toEqual([{ made: true }]);
});
