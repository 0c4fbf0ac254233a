import { afterAll, expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { botSettings, type ModelTrial } from "../../contract.ts";
import { botApp } from "../../testing/bot-app.ts";
import { fakeModel, modelSays } from "../../testing/fake-model.ts";

const database = await testDatabase();
const plain = await testHouse(database);
const house = { ...plain, config: { ...plain.config, allowPrivate: ["127.0.0.1"] } };
const shop = await botApp(house);
const fake = await fakeModel();
const other = await fakeModel();
afterAll(() => {
  fake.close();
  other.close();
});
const model = { on: true, base_url: fake.url, model: "small", timeout_seconds: 20, monthly_tokens: 1000 };

async function trial(changed: object = {}, key?: string): Promise<ModelTrial> {
  const body = { language_model: { ...model, ...changed }, ...(key !== undefined && { key }) };
  const answer = await shop.post("/bot/model-trials", body);
  expect(answer.status).toBe(200);
  return answer.body;
}

test("what works is said with what the model said and how long it took; its tokens count", async () => {
  fake.says = modelSays("OK", 7);
  expect(await trial({}, "sk-typed")).toMatchObject({ problem: null, said: "OK", detail: null });
  expect(fake.heard.at(-1)).toMatchObject({ path: "/v1/chat/completions", key: "Bearer sk-typed" });
  expect((await shop.boss.ask("/api/v1/bot/settings")).body).toMatchObject({ used_tokens: 7, has_key: false });
});

test("a model that refuses max_tokens and a temperature is asked in its own manner, and from then on at once", async () => {
  const newer = await fakeModel();
  newer.refuses = ["max_tokens", "temperature"];
  newer.says = modelSays("OK", 7);
  const asked = () => trial({ base_url: newer.url }, "sk-typed");
  expect(await asked()).toMatchObject({ problem: null, said: "OK" });
  expect(newer.heard).toHaveLength(3);
  expect(await asked()).toMatchObject({ problem: null, said: "OK" });
  expect(newer.heard).toHaveLength(4);
  const { max_completion_tokens, ...sent } = JSON.parse(newer.heard.at(-1)!.body);
  expect(max_completion_tokens).toBeGreaterThan(0);
  expect(Object.keys(sent).sort()).toEqual(["messages", "model"]);
  newer.refuses.push("max_completion_tokens");
  expect(await asked()).toMatchObject({ problem: "refused" });
  newer.close();
});

test.each([
  [401, { error: { message: "Incorrect API key provided: sk-typed" } }, "wrong_key"],
  [404, { error: { message: "The model `small` does not exist" } }, "unknown_model"],
  [404, { error: 'model "small" not found, try pulling it first' }, "unknown_model"],
  [404, "<h1>Not found</h1>", "wrong_address"],
  [302, "", "wrong_address"],
  [400, { error: { message: "temperature is not supported" } }, "refused"],
  [429, { error: { message: "You exceeded your current quota" } }, "no_quota"],
  [503, "", "server_failed"],
  [200, "<html>hello</html>", "strange_answer"],
  [200, { choices: [] }, "strange_answer"],
])("%i %j is %s", async (status, body, problem) => {
  fake.says = { status, body };
  const found = await trial({}, "sk-typed");
  expect(found.problem).toBe(problem);
  expect(JSON.stringify(found)).not.toContain("sk-typed");
});

test("a private address is refused, a silent place unreachable, a slow one too slow, an empty form no place", async () => {
  expect((await trial({ base_url: "http://10.0.0.1/v1" })).problem).toBe("address_refused");
  expect((await trial({ base_url: "http://127.0.0.1:9/v1" })).problem).toBe("unreachable");
  fake.says = "silence";
  expect((await trial({ timeout_seconds: 1 })).problem).toBe("too_slow");
  expect((await trial({ base_url: "" })).problem).toBe("no_address");
  expect((await trial({ model: "" })).problem).toBe("no_model");
});

test("the kept key goes to the place it was written for and to no other, and is never shown", async () => {
  fake.says = modelSays("OK");
  const settings = { ...botSettings.parse({}), language_model: model };
  await shop.put("/bot/settings", { ...settings, key: "sk-kept" });
  await trial();
  expect(fake.heard.at(-1)!.key).toBe("Bearer sk-kept");
  await trial({ base_url: other.url });
  expect(other.heard.at(-1)!.key).toBeNull();
  const shown = await shop.boss.ask("/api/v1/bot/settings");
  expect(shown.body.has_key).toBe(true);
  expect(JSON.stringify(shown.body)).not.toContain("sk-kept");
  const { rows } = await database.owner.query("select model_key_sealed from bot_setting");
  expect(rows[0].model_key_sealed).not.toContain("sk-kept");
  await shop.put("/bot/settings", { ...settings, language_model: { ...model, base_url: other.url } });
  expect((await shop.boss.ask("/api/v1/bot/settings")).body.has_key).toBe(false);
});

test("who only answers customers may not send questions anywhere", async () => {
  const url = "/api/v1/bot/model-trials";
  const answer = await shop.desk.ask({ method: "POST", url, payload: { language_model: model } });
  expect(answer.status).toBe(403);
});
