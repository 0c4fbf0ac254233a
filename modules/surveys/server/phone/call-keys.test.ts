import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { given } from "../../../admin/testing.ts";
import { surveysApp } from "../../testing/surveys-app.ts";

const database = await testDatabase();
const house = await testHouse(database);
const story = () => surveysApp(house);

test("a key that is pressed after a call answers once, for whoever called, about whom they had spoken with", async () => {
  const { api, survey } = await story();
  const key = await survey("csat");
  const customer = (await api.post("/customers", { phone: "09120001234", name: "مینا" })).body.id;
  const pressed = { call_id: "1700000000.12", key: "۴", number: "0912 000 1234", agent: "نسترن", queue: "پشتیبانی" };
  const taken = await api.post(`/surveys/${key}/call-keys`, pressed);
  expect(taken).toMatchObject({ status: 200, body: { result: "recorded" } });
  const again = await api.post(`/surveys/${key}/call-keys`, { ...pressed, key: "1" });
  expect(again.body).toEqual({ ...taken.body, result: "repeated" });
  const { rows } = (await api.get(`/responses?survey=${key}`)).body;
  expect(rows).toMatchObject([{ csat: 4, mode: "ivr", channel: "phone", touchpoint: "پشتیبانی" }]);
  expect(rows[0].customer).toEqual({ id: customer, name: "مینا" });
  const both = await Promise.all(
    ["2", "5"].map((one) => api.post(`/surveys/${key}/call-keys`, { call_id: "c-2", key: one })),
  );
  expect(both.map(({ body }) => body.result).sort()).toEqual(["recorded", "repeated"]);
  expect((await api.get(`/responses?survey=${key}`)).body.rows).toHaveLength(2);
});

test("keys out of the scale, surveys without a scale and closed ones are refused with a code, and nothing is kept", async () => {
  const { api, survey } = await story();
  const key = await survey("csat");
  const press = (at: string, one: string) => api.post(`/surveys/${at}/call-keys`, { call_id: `c-${one}`, key: one });
  for (const one of ["0", "6", "*", "99"])
    expect(await press(key, one)).toMatchObject({ status: 422, body: { code: "key_out_of_scale", field: "key" } });
  expect((await press("nothing", "3")).status).toBe(404);
  const texts = await survey("free", {
    definition: {
      languages: ["fa"],
      sections: [{ key: "a", questions: [{ key: "t", type: "text", title: { fa: "بگویید" } }] }],
    },
    template: undefined,
  });
  expect(await press(texts, "3")).toMatchObject({ status: 409, body: { code: "survey_not_for_keys" } });
  await api.post(`/surveys/${key}/closing`, { closed: true });
  expect((await press(key, "3")).body.code).toBe("survey_closed");
  expect((await api.get(`/responses?survey=${key}`)).body.rows).toEqual([]);
});

test("Simotel's event is taken as it comes, with the key as a password, on the brand's clock; a hidden number answers as nobody", async () => {
  const { app, api, brand, survey } = await story();
  const key = await survey("nps");
  const secret = await given.apiKey(house, brand, ["surveys.answer"]);
  const post = (payload: object, password: string) =>
    app.inject({
      method: "POST",
      url: `/api/v1/surveys/${key}/call-keys`,
      headers: { authorization: `Basic ${Buffer.from(`simotel:${password}`).toString("base64")}` },
      payload,
    });
  const event = {
    event: "Survey",
    unique_id: "s-1",
    src: "anonymous",
    dst: "201",
    queue: "",
    date: "2026-01-05 12:30:00",
    point: "10",
  };
  expect((await post(event, "hk_not-a-key-at-all-of-anybody")).statusCode).toBe(401);
  expect((await post({ ...event, event: "Cdr" }, secret)).statusCode).toBe(400);
  expect((await post(event, secret)).json()).toMatchObject({ result: "recorded" });
  expect((await api.get(`/responses?survey=${key}`)).body.rows).toMatchObject([
    { nps: 10, mode: "ivr", customer: null, answered_at: "2026-01-05T09:00:00.000Z" },
  ]);
});
