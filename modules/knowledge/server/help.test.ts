import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { given, signedIn } from "../../admin/testing.ts";
import { helpApp, workOff } from "../testing/help-app.ts";

const database = await testDatabase();
let passed = 0;
const house = await testHouse(database, { clock: () => new Date(Date.now() + passed) });
const enc = encodeURIComponent;

test("an article goes from draft over review to readers, and newer words wait until they are published too", async () => {
  const { post, put, desk, boss, reader, get, visit } = await helpApp(house);
  const begun = await desk.ask({
    method: "POST",
    url: "/api/v1/articles",
    payload: { language: "fa", text: { title: "پیگیری سفارش", body: "کد رهگیری را وارد کنید." } },
  });
  const { id } = begun.body;
  const state = `/articles/${id}/texts/fa/state`;
  const stateOf = async () => (await get(`/articles/${id}`)).texts[0].state;
  expect(await stateOf()).toBe("draft");
  expect((await visit(`fa/articles/${enc("پیگیری-سفارش")}`)).status).toBe(404);
  expect((await put(desk, state, { do: "publish" })).body.code).toBe("not_permitted");
  expect((await put(reader, state, { do: "ask_review" })).status).toBe(403);
  expect((await put(desk, state, { do: "ask_review" })).status).toBe(204);
  expect(await stateOf()).toBe("in_review");
  await put(boss, state, { do: "publish" });
  expect((await visit(`fa/articles/${enc("پیگیری-سفارش")}`)).text).toContain("کد رهگیری را وارد کنید.");
  const second = { title: "پیگیری سفارش", body: "کد رهگیری را در صفحهٔ سفارش وارد کنید.", base_version: 1 };
  expect((await put(desk, `/articles/${id}/texts/fa`, second)).body).toEqual({ version: 2 });
  expect((await put(desk, `/articles/${id}/texts/fa`, { ...second, body: "x" })).body.code).toBe("conflict");
  expect(await stateOf()).toBe("changed");
  expect((await visit(`fa/articles/${enc("پیگیری-سفارش")}`)).text).not.toContain("صفحهٔ سفارش");
  const compared = await get(`/articles/${id}/texts/fa/versions/2`);
  expect(
    compared.body_difference
      .filter(({ kind }: { kind: string }) => kind === "added")
      .map(({ text }: { text: string }) => text)
      .join(""),
  ).toContain("صفحهٔ سفارش");
  // Whole words, never letters of them.
  await put(desk, `/articles/${id}/texts/fa`, { title: "پیگیری سفارش", body: "با آب سرد بشویید." });
  await put(desk, `/articles/${id}/texts/fa`, { title: "پیگیری سفارش", body: "با آب ولرم بشویید." });
  expect((await get(`/articles/${id}/texts/fa/versions/4`)).body_difference).toEqual([
    { kind: "same", text: "با آب " },
    { kind: "removed", text: "سرد" },
    { kind: "added", text: "ولرم" },
    { kind: "same", text: " بشویید." },
  ]);
  expect(await post(`/articles/${id}/texts/fa/versions/1/restoration`, {})).toEqual({ version: 5 });
  expect(
    (await get(`/articles/${id}/texts/fa/versions`)).rows.map((row: { restored_from: number }) => row.restored_from),
  ).toEqual([1, null, null, null, null]);
});
test("a scheduled article appears at its time, once; taken off it is gone, and an old address leads to the new one", async () => {
  const { boss, put, visit, published, post, get } = await helpApp(house);
  await published("نخستین", "هست");
  const { id } = await post("/articles", { language: "fa", text: { title: "نوروز", body: "تعطیلیم" } });
  const at = new Date(Date.now() + passed + 3_600_000).toISOString();
  const state = `/articles/${id}/texts/fa/state`;
  expect((await put(boss, state, { do: "schedule", at: "2020-01-01T00:00:00Z" })).body.code).toBe("publish_past");
  await put(boss, state, { do: "schedule", at });
  await workOff(house, database.owner);
  expect((await visit(`fa/articles/${enc("نوروز")}`)).status).toBe(404);
  passed += 2 * 3_600_000;
  await put(boss, state, { do: "schedule", at: new Date(Date.now() + passed + 1000).toISOString() });
  passed += 5000;
  await workOff(house, database.owner);
  expect((await visit(`fa/articles/${enc("نوروز")}`)).status).toBe(200);
  await put(boss, `/articles/${id}/texts/fa`, { title: "نوروز", body: "تعطیلیم", slug: "عید" });
  const moved = await visit(`fa/articles/${enc("نوروز")}`);
  expect([moved.status, decodeURIComponent(String(moved.headers["location"]))]).toEqual([
    301,
    `/help/${(await boss.ask("/api/v1/brand")).body.slug}/fa/articles/عید`,
  ]);
  expect((await get(`/articles/${id}`)).texts[0].redirects).toEqual(["نوروز"]);
  await put(boss, state, { do: "unpublish" });
  expect((await visit(`fa/articles/${enc("عید")}`)).status).toBe(404);
});

test("another brand's people neither see nor change an article", async () => {
  const { published, boss } = await helpApp(house);
  const id = await published("مال ما", "متن");
  const brand = await given.brand(house);
  const stranger = await signedIn(
    (await helpApp(house)).app,
    brand,
    await given.user(house, { brand, email: `${randomUUID()}@example.com` }),
  );
  expect((await stranger.ask(`/api/v1/articles/${id}`)).status).toBe(404);
  expect((await stranger.ask({ method: "DELETE", url: `/api/v1/articles/${id}` })).status).toBe(404);
  expect((await boss.ask(`/api/v1/articles/${id}`)).status).toBe(200);
});
