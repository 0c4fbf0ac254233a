import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { surveysApp } from "../../testing/surveys-app.ts";

const database = await testDatabase();
const house = await testHouse(database);
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

async function phoneRoom() {
  const app = await surveysApp(house);
  const customer = (await app.api.post("/customers", { phone: "09120001234", name: "مینا" })).body.id as number;
  return { ...app, customer };
}

test("whoever asked to be called later waits until they were reached, and each call stands in the timeline once", async () => {
  const { api, survey, customer } = await phoneRoom();
  const key = await survey("nps");
  const call = (body: object) => api.post(`/surveys/${key}/calls`, { customer_id: customer, ...body });
  await call({ outcome: "no_answer" });
  await call({ outcome: "call_back", call_back_at: tomorrow(), note: "عصرها" });
  const before = (await api.get(`/surveys/${key}/calls`)).body;
  expect(before.waiting).toMatchObject([{ customer: { id: customer, name: "مینا" }, note: "عصرها" }]);
  await api.post(`/surveys/${key}/responses`, { score: 9, mode: "phone", customer_id: customer });
  await call({ outcome: "completed" });
  const after = (await api.get(`/surveys/${key}/calls`)).body;
  expect(after.waiting).toEqual([]);
  expect(after.counts).toEqual([
    { outcome: "call_back", calls: 1 },
    { outcome: "completed", calls: 1 },
    { outcome: "no_answer", calls: 1 },
  ]);
  const entries = (await api.get(`/customers/${customer}/timeline`)).body.rows as { subject: string }[];
  expect(entries.map(({ subject }) => subject).sort()).toEqual(["call", "call", "survey_response"]);
});

test("a time to call again is asked for, and lies ahead", async () => {
  const { api, survey, customer } = await phoneRoom();
  const key = await survey("nps");
  const call = (body: object) => api.post(`/surveys/${key}/calls`, { customer_id: customer, ...body });
  expect((await call({ outcome: "call_back" })).status).toBe(400);
  expect((await call({ outcome: "call_back", call_back_at: "2020-01-01T00:00:00Z" })).body.code).toBe("past_time");
  expect((await call({ outcome: "refused", customer_id: 999_999 })).status).toBe(404);
});

test("two who change a draft at once: the second is told, and nothing is lost", async () => {
  const { api, survey } = await surveysApp(house);
  const key = await survey("csat");
  const { draft, updated_at: seen } = (await api.get(`/surveys/${key}`)).body;
  const first = await api.patch(`/surveys/${key}`, { name: "یکی", draft, seen });
  expect(first.status).toBe(200);
  expect((await api.patch(`/surveys/${key}`, { name: "دیگری", draft, seen })).body.code).toBe("conflict");
  await api.patch(`/surveys/${key}`, { name: "پس از دیدن", seen: first.body.updated_at });
  expect((await api.get(`/surveys/${key}`)).body.name).toBe("پس از دیدن");
});
