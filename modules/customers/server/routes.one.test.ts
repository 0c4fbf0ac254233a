import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { sara, testShops } from "../testing/shops.ts";

const database = await testDatabase();
const shop = await testShops(await testHouse(database));

test("a customer is saved, said again, found by any identifier and shown", async () => {
  const { ask, work } = await shop();
  const made = await ask("POST", "/customers", sara);
  expect(made).toMatchObject({ status: 200, body: { result: "imported" } });
  expect((await ask("POST", "/customers", sara)).body).toEqual({ id: made.body.id, result: "unchanged" });
  expect((await ask("POST", "/customers", { ...sara, city: "کرمان" })).body.result).toBe("updated");
  await work();
  for (const query of [
    "phone=09121234567",
    "email=sara@example.com",
    "external_id=shop:17",
    "search=%D8%A7%D8%AD%D9%85%D8%AF%D9%8A",
  ]) {
    expect((await ask("GET", `/customers?${query}`)).body.rows).toMatchObject([
      { id: made.body.id, label: "سارا احمدی" },
    ]);
  }
  const { body } = await ask("GET", `/customers/${made.body.id}`);
  expect(body).toMatchObject({ city: "کرمان", tags: ["vip"], facts: { lifecycle: "prospect", orders: 0 } });
  expect(body.identities.map((one: { type: string; value: string }) => `${one.type} ${one.value}`).sort()).toEqual([
    "crm shop:17",
    "email sara@example.com",
    "phone +989121234567",
  ]);
});

test("a profile is changed by whoever saw its newest state", async () => {
  const { ask } = await shop();
  const { id } = (await ask("POST", "/customers", sara)).body;
  await ask("PUT", "/customer-attributes", { key: "shoe_size", label: "اندازهٔ کفش", type: "number" });
  const before = (await ask("GET", `/customers/${id}`)).body;
  const patch = {
    updated_at: before.updated_at,
    name: "سارا محمدی",
    birthday: "1990-03-21",
    attributes: { shoe_size: 38 },
    preferences: { size: "M" },
  };
  const after = await ask("PATCH", `/customers/${id}`, patch);
  expect(after).toMatchObject({
    status: 200,
    body: { name: "سارا محمدی", birthday: "1990-03-21", attributes: { shoe_size: 38 } },
  });
  expect(await ask("PATCH", `/customers/${id}`, patch)).toMatchObject({ status: 409, body: { code: "conflict" } });
  const wrong = { updated_at: after.body.updated_at, attributes: { shoe_size: "بزرگ" } };
  expect(await ask("PATCH", `/customers/${id}`, wrong)).toMatchObject({
    status: 400,
    body: { code: "attribute_value", field: "attributes.shoe_size" },
  });
});

test("an identifier that is somebody else's is refused, and one can be given a customer of its own", async () => {
  const { ask } = await shop();
  const a = (await ask("POST", "/customers", sara)).body.id;
  const b = (await ask("POST", "/customers", { name: "رضا" })).body.id;
  const taken = await ask("POST", `/customers/${b}/identities`, { type: "phone", value: "09121234567" });
  expect(taken).toMatchObject({ status: 400, body: { code: "identity_taken" } });
  expect((await ask("POST", `/customers/${b}/identities`, { type: "telegram", value: "@Reza_1" })).status).toBe(204);
  const phone = (await ask("GET", `/customers/${a}`)).body.identities.find(
    (one: { type: string }) => one.type === "phone",
  );
  const own = (await ask("POST", `/customers/${a}/identities/${phone.id}/separate`)).body.id;
  expect((await ask("GET", "/customers?phone=09121234567")).body.rows.map((row: { id: number }) => row.id)).toEqual([
    own,
  ]);
});

test("notes, dates and consent are kept with a customer", async () => {
  const { ask } = await shop();
  const { id } = (await ask("POST", "/customers", sara)).body;
  const note = (await ask("POST", `/customers/${id}/notes`, { body: "زنگ بزنیم" })).body.id;
  await ask("PATCH", `/customers/${id}/notes/${note}`, { body: "شنبه زنگ بزنیم" });
  expect((await ask("GET", `/customers/${id}/notes`)).body.rows).toMatchObject([{ body: "شنبه زنگ بزنیم" }]);
  await ask("DELETE", `/customers/${id}/notes/${note}`);
  expect((await ask("GET", `/customers/${id}/notes`)).body.rows).toEqual([]);
  expect((await ask("POST", `/customers/${id}/notes/${note}/restore`)).status).toBe(204);
  await ask("POST", `/customers/${id}/dates`, { label: "سالگرد ازدواج", day: "2010-05-05" });
  expect((await ask("GET", `/customers/${id}`)).body.dates).toMatchObject([
    { label: "سالگرد ازدواج", day: "2010-05-05", yearly: true },
  ]);
  const consent = { channel: "sms", purpose: "marketing" };
  await ask("POST", `/customers/${id}/consents`, { ...consent, granted: true });
  const { body } = await ask("POST", `/customers/${id}/consents`, { ...consent, granted: false });
  expect([body.now.length, body.now[0].granted, body.history.length]).toEqual([1, false, 2]);
});

test("whoever was merged answers with the one they count as, until it is undone", async () => {
  const { ask } = await shop();
  const a = (await ask("POST", "/customers", sara)).body.id;
  const b = (await ask("POST", "/customers", { source: "till", external_id: "3" })).body.id;
  expect(await ask("POST", `/customers/${a}/merges`, { with: a })).toMatchObject({
    status: 400,
    body: { code: "merge_with_itself" },
  });
  const { merge_id } = (await ask("POST", `/customers/${a}/merges`, { with: b })).body;
  expect((await ask("GET", `/customers/${b}`)).body).toEqual({ merged_into: a });
  expect((await ask("GET", `/customers/${a}/merges`)).body.rows).toMatchObject([
    { id: merge_id, loser_id: b, automatic: false, undone_at: null },
  ]);
  expect((await ask("POST", `/customer-merges/${merge_id}/undo`)).status).toBe(204);
  expect((await ask("GET", `/customers/${b}`)).body.id).toBe(b);
});

test("pairs that may be one are suggested with their reason and decided", async () => {
  const { ask } = await shop();
  const family = { source: "shop", phone: "09121111111" };
  await ask("POST", "/customers", { ...family, external_id: "1", name: "پدر" });
  await ask("POST", "/customers", { ...family, external_id: "2", name: "پسر" });
  await ask("POST", "/customers", { ...family, external_id: "3", name: "دختر" });
  const { body } = await ask("GET", "/match-suggestions");
  expect(body.rows).toMatchObject([
    { reason: "shared_contact", a: { label: "پدر" }, b: { label: "پسر" } },
    { reason: "shared_contact", a: { label: "پدر" }, b: { label: "دختر" } },
  ]);
  expect((await ask("POST", `/match-suggestions/${body.rows[0].id}/dismiss`)).status).toBe(204);
  expect((await ask("POST", `/match-suggestions/${body.rows[0].id}/accept`)).status).toBe(409);
  expect((await ask("POST", `/match-suggestions/${body.rows[1].id}/accept`)).status).toBe(200);
  expect((await ask("GET", "/match-suggestions")).body).toEqual({ rows: [], next: null, waiting: 0 });
});

test("a person is exported and erased by those who may", async () => {
  const { ask } = await shop();
  const { id } = (await ask("POST", "/customers", sara)).body;
  expect((await ask("GET", `/customers/${id}/export`)).body.customer.name).toBe(sara.name);
  expect((await ask("POST", `/customers/${id}/erasure`)).status).toBe(204);
  expect(await ask("POST", "/customers", sara)).toMatchObject({ status: 400, body: { code: "person_erased" } });
});
