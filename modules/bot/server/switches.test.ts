import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { botApp, workOff } from "../testing/bot-app.ts";

const database = await testDatabase();
const house = await testHouse(database);
const settle = () => workOff(house, database.owner);
const shop = await botApp(house);

async function asked(...texts: string[]) {
  const guest = await shop.visitor();
  for (const text of texts) {
    await guest.write(text);
    await settle();
  }
  const [conversation] = (await shop.boss.ask("/api/v1/conversations?order=newest")).body.rows;
  return { heard: await guest.heard(), conversation };
}

test("an intent that is switched off answers nobody from that moment on, and does again when it is on", async () => {
  const find = async () =>
    (await shop.boss.ask("/api/v1/bot/intents")).body.rows.find(
      ({ title }: { title: string }) => title === "هزینهٔ ارسال",
    );
  const { id, on } = await find();
  expect(on).toBe(true);
  const said = async () => (await asked("هزینه ارسال چقدره")).heard.map(({ text }) => text).join();
  expect(await said()).toMatch(/رایگان است/);
  expect((await shop.put(`/bot/intents/${id}/switch`, { on: false })).status).toBe(204);
  expect(await find()).toMatchObject({ on: false, live: true });
  expect(await said()).not.toMatch(/رایگان است/);
  const tried = await shop.post("/bot/try", { text: "هزینه ارسال چقدره" });
  expect(JSON.stringify(tried.body.messages)).not.toMatch(/رایگان است/);
  await shop.put(`/bot/intents/${id}/switch`, { on: true });
  expect(await said()).toMatch(/رایگان است/);
  const url = `/api/v1/bot/intents/${id}/switch`;
  expect((await shop.desk.ask({ method: "PUT", url, payload: { on: false } })).status).toBe(403);
});

test("a topic goes to its team", async () => {
  const { id: team } = (await shop.post("/teams", { name: "حقوقی", members: [] })).body;
  const { body } = await shop.boss.ask("/api/v1/bot/settings");
  await shop.put("/bot/settings", { ...body, topics: [{ name: "حقوقی", words: ["شکایت"], team }] });
  const { conversation } = await asked("میخوام شکایت کنم");
  expect(conversation).toMatchObject({ status: "open", team: { id: team } });
});

test("what a flow sets is the customer's where the brand has declared it and it fits; nothing else is", async () => {
  await shop.put("/customer-attributes", { key: "hall_size", label: "مساحت سالن", type: "number" });
  await shop.put("/customer-attributes", { key: "buyer", label: "خریدار", type: "choice", choices: ["عمده", "خرد"] });
  const both = (fa: string) => ({ fa, en: "" });
  const set = (id: string, attribute: string, value: string, next: string | null) => ({
    ...{ id, type: "set_attribute", attribute, value, next },
  });
  const draft = {
    start: "size",
    nodes: [
      {
        ...{ id: "size", type: "question", text: both("سالن چند متر است؟"), entity: "number", attribute: "size" },
        ...{ next: "a", on_failure: null },
      },
      set("a", "hall_size", "{{size}}", "b"),
      set("b", "buyer", "ناشناخته", "c"),
      set("c", "not_declared", "چیزی", "end"),
      { id: "end", type: "message", text: both("نوشتم."), next: null },
    ],
  };
  const { id: flow } = (await shop.post("/bot/flows", { name: "سالن", draft })).body;
  await shop.post(`/bot/flows/${flow}/versions`);
  const [first] = (await shop.boss.ask("/api/v1/bot/intents")).body.rows;
  const hours = (await shop.boss.ask("/api/v1/bot/intents")).body.rows.find(
    ({ title }: { title: string }) => title === "ساعت کار",
  );
  expect(first).toBeDefined();
  await shop.put(`/bot/intents/${hours.id}`, { title: "ساعت کار", does: { do: "flow", flow } });
  await shop.post("/bot/releases");
  const { heard, conversation } = await asked("ساعت کاریتون چیه", "۱۲۰");
  expect(heard.at(-1)!.text).toBe("نوشتم.");
  const { rows } = await database.owner.query("select attributes from customer where id = $1", [
    conversation.customer.id,
  ]);
  expect(rows[0].attributes).toEqual({ hall_size: 120 });
  const audit = await database.owner.query(
    "select detail from audit_entry where action = 'customer.updated' and subject_id = $1",
    [String(conversation.customer.id)],
  );
  expect(audit.rows.map(({ detail }) => detail)).toEqual([{ fields: ["attributes.hall_size"] }]);
});

test("an empty message, spaces and a hundred thousand characters end well in the tester and in the chat", async () => {
  for (const text of ["", "   ", "چیزی ".repeat(20_000)]) {
    const { status, body } = await shop.post("/bot/try", { text });
    expect([text.length, status]).toEqual([text.length, 200]);
    expect(body.messages.length).toBeGreaterThan(0);
  }
  const guest = await shop.visitor();
  expect((await guest.write("")).code ?? "refused").not.toBe("internal");
  await settle();
  expect(await guest.heard()).toEqual([]);
});
