import { expect, test } from "vitest";
import { createApiKey, createBrand } from "../../modules/admin/index.ts";
import { system, withBrand } from "../../platform/db/index.ts";
import { testDatabase, testHouse } from "../../platform/testing/index.ts";
import { buildHamdel } from "./serve.ts";

const database = await testDatabase();
const house = await testHouse(database);
const app = await buildHamdel(house);

test("erasing a person reaches the words of the log, raw input and the quarantine, and keeps what happened", async () => {
  const brand = await createBrand(database.app.app, { name: "فروشگاه", now: new Date() });
  const on = { brandId: brand.id, actor: system("test"), now: new Date() };
  const scopes = ["timeline.read", "timeline.write", "customers.read", "customers.erase"];
  const { key } = await withBrand(database.app.app, on, (ctx) => createApiKey(ctx, { name: "test", scopes }));
  const call = (method: "GET" | "POST" | "DELETE", url: string, payload?: string) =>
    app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { authorization: `Bearer ${key}`, ...(payload && { "content-type": "application/x-ndjson" }) },
      ...(payload && { payload }),
    });
  const lines = [
    '{"phone":"09121234567","name":"نازنین","channel":"sms","text":"نشانی من کوچهٔ یاس است","external_id":"a"}',
    '{"phone":"09121234567","channel":7,"text":"کوچهٔ یاس"}',
    '{"phone":"09350000000","channel":"sms","text":"دیگری","external_id":"b"}',
  ];
  expect((await call("POST", "/interactions", lines.join("\n"))).json()).toMatchObject({ recorded: 2, rejected: 1 });
  const { rows } = (await call("GET", "/interactions")).json();
  const theirs = rows.find((row: { text: string }) => row.text.includes("یاس"));

  const erased = await call("POST", `/customers/${theirs.customer_id}/erasure`);
  expect([erased.statusCode, erased.body]).toEqual([204, ""]);
  const left = async () =>
    (
      await database.owner.query(
        `select (select count(*)::int from interaction where brand_id = $1) as facts,
       (select count(*)::int from interaction_text where brand_id = $1) as words,
       (select count(*)::int from quarantine where brand_id = $1 and body is not null) as waiting,
       (select count(*)::int from raw_input where brand_id = $1 and body is not null) as raw`,
        [brand.id],
      )
    ).rows;
  expect(await left()).toEqual([{ facts: 2, words: 1, waiting: 0, raw: 0 }]);
  const again = (await call("POST", "/interactions", lines.join("\n"))).json();
  expect(again.results.map((row: { code?: string }) => row.code ?? null)).toEqual(["person_erased", "invalid", null]);
  // The line of somebody who was erased does not wait anywhere.
  expect(await left()).toEqual([{ facts: 2, words: 1, waiting: 1, raw: 0 }]);
});
