import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { inboxApp } from "../../testing/inbox-app.ts";

const database = await testDatabase();
const house = await testHouse(database);

type Row = { text: string };

test("who typed somebody's number into a chat does not read what its owner writes by SMS, nor the answers there", async () => {
  const { app, visitor, boss } = await inboxApp(house);
  const guest = await visitor();
  await guest.write("من را خبر کنید");
  await guest.ask("POST", "/contact", { phone: "09121234567" });
  const connected = await boss.ask({
    method: "POST",
    url: "/api/v1/channels",
    payload: { kind: "pigeon", name: "خط", settings: { loft: "یک" }, team: null },
  });
  const { hook_path, id: account } = connected.body;
  const owner = { type: "phone", value: "+989121234567", shown: "09121234567" };
  const letter = {
    externalId: "1",
    from: owner,
    name: null,
    at: new Date().toISOString(),
    text: "کد ملی من محرمانه است",
  };
  expect((await app.inject({ method: "POST", url: hook_path, payload: { messages: [letter] } })).statusCode).toBe(200);
  const { rows } = (await boss.ask("/api/v1/conversations")).body;
  expect(rows).toHaveLength(1);
  const reply = { client_id: randomUUID(), text: "کد شما ثبت شد", channel: "sms", account };
  await boss.ask({ method: "POST", url: `/api/v1/conversations/${rows[0].id}/replies`, payload: reply });
  const inChat = { client_id: randomUUID(), text: "پاسخ در گفتگو", channel: "chat" };
  await boss.ask({ method: "POST", url: `/api/v1/conversations/${rows[0].id}/replies`, payload: inChat });
  await database.owner.query("update hamdel.message set delivery = 'sent' where delivery = 'queued'");
  const agentSees = (await boss.ask(`/api/v1/conversations/${rows[0].id}/messages`)).body.messages;
  expect(agentSees.map((row: Row) => row.text)).toContain("کد ملی من محرمانه است");
  const texts = (await guest.page()).messages.map((row: Row) => row.text).filter(Boolean);
  expect(texts).toEqual(["من را خبر کنید", "پاسخ در گفتگو"]);
});

test("who types a known customer's number is not taken for them: a conversation of its own, and a hint for people", async () => {
  const { visitor, boss } = await inboxApp(house);
  const phone = "09127654321";
  const known = (await boss.ask({ method: "POST", url: "/api/v1/customers", payload: { name: "مریم", phone } })).body;
  const guest = await visitor();
  await guest.write("سفارش مرا لغو کنید");
  await guest.ask("POST", "/contact", { phone, name: "مریم", call_back: true });
  const { rows } = (await boss.ask("/api/v1/conversations")).body;
  expect(rows).toHaveLength(1);
  expect(rows[0].customer.id).not.toBe(known.id);
  const { messages } = (await boss.ask(`/api/v1/conversations/${rows[0].id}/messages`)).body;
  const left = messages.find((row: { event: string }) => row.event === "callback_asked");
  expect(left.meta.left).toEqual(["0912 765 4321"]);
  const hint = await database.owner.query("select from hamdel.match_suggestion where $1 in (customer_a, customer_b)", [
    known.id,
  ]);
  expect(hint.rowCount).toBe(1);
});
