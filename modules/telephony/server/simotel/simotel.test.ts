import { expect, onTestFinished, test } from "vitest";
import { clockOf, minuteLong, phoneApp } from "../../testing/phone-app.ts";
import { answeredCall, type FakeSimotel, missedCall, startFakeSimotel } from "../fakes/fake-simotel.ts";

const { url, shop: newShop, house } = await phoneApp();

async function connected(settings: object = {}) {
  const shop = await newShop();
  const fake: FakeSimotel = await startFakeSimotel();
  onTestFinished(() => fake.close());
  const made = await shop.ask("POST", "/phone-exchanges", { kind: "simotel", name: "سیموتل", settings });
  fake.hook = { url: `${url}${made.hook_path}`, user: "hamdel", password: made.hook_password };
  const line = async () => (await shop.ask("GET", "/phone-exchanges")).rows[0];
  const call = (id: string) => ({
    ...{ id, number: "09121110000", extension: "201" },
    ...minuteLong(shop.brand),
  });
  return { shop, fake, made, line, call };
}

test("whoever calls in without the password, or with yesterday's, is not heard; the new one is", async () => {
  const { shop, fake, made, call } = await connected();
  const hook = fake.hook!;
  const [event] = answeredCall(call("c-1")).slice(-1);
  for (const wrong of [
    { ...hook, password: "wrong" },
    { ...hook, user: "other" },
    { ...hook, password: "" },
    { ...hook, url: hook.url.replace(/-\d+$/, "-999999") },
  ]) {
    fake.hook = wrong;
    expect(await fake.tell(event!)).toBe(401);
  }
  fake.hook = hook;
  const { hook_password } = await shop.ask("PUT", `/phone-exchanges/${made.id}/password`);
  expect(await fake.tell(event!)).toBe(401);
  expect(await shop.calls()).toEqual([]);
  fake.hook = { ...hook, password: hook_password };
  expect(await fake.tell(event!)).toBe(200);
  expect(await shop.calls()).toHaveLength(1);
  await shop.ask("PATCH", `/phone-exchanges/${made.id}`, { paused: true });
  expect(await fake.tell(event!)).toBe(401);
});

test("names of events in any case, cuid for unique_id, and events about nothing are well; what is no event is told", async () => {
  const { shop, fake, line, call } = await connected();
  const record = answeredCall(call("c-1")).at(-1) as Record<string, unknown>;
  const { unique_id: cuid, ...rest } = record;
  expect(await fake.tell({ ...rest, cuid, event_name: "CDR" })).toBe(200);
  expect(await fake.tell({ event_name: "cdrQueue", ...rest, cuid, queue: "فروش", disposition: "ANSWERED" })).toBe(200);
  expect(await shop.calls()).toMatchObject([{ outcome: "answered", queue: "فروش" }]);
  expect(await fake.tell({ event_name: "ExtenAdded", exten: "209" })).toBe(200);
  expect((await line()).problem).toBeNull();
  expect(await fake.tell({ hello: "there" })).toBe(400);
  expect((await line()).problem).toBe("not_understood");
  expect(await fake.tell(record)).toBe(200);
  expect(await line()).toMatchObject({ problem: null, heard_at: expect.any(String) });
});

test("a key after the call answers the survey, also before the call's own record; a key that is none stands on the exchange", async () => {
  const { shop, fake, made, line, call } = await connected();
  await shop.ask("POST", "/surveys", { key: "after-call", name: "پس از تماس", template: "csat" });
  await shop.ask("POST", "/surveys/after-call/versions", {});
  const pressed = { event: "Survey", src: "09121110000", dst: "201", queue: "support", date: clockOf(shop.brand, 5) };
  expect(await fake.tell({ ...pressed, unique_id: "c-0", point: "4" })).toBe(200);
  expect((await line()).key_problem).toBeNull();
  await shop.ask("PATCH", `/phone-exchanges/${made.id}`, { settings: { survey_key: "after-call" } });
  await shop.ask("POST", `/phone-exchanges/${made.id}/extensions`, { number: "201", user: shop.agent.id });
  const tell = () => fake.tell({ ...pressed, unique_id: "c-1", point: "۴" });
  expect(await Promise.all([tell(), tell(), tell(), tell(), tell()])).toEqual([200, 200, 200, 200, 200]);
  for (const event of answeredCall(call("c-1"))) await fake.tell(event);
  expect(await shop.count("survey_response", "and mode = 'ivr'")).toBe(1);
  expect(await shop.calls()).toHaveLength(1);
  expect(await fake.tell({ ...pressed, unique_id: "c-2", point: "9" })).toBe(200);
  expect(await line()).toMatchObject({ key_problem: "key_out_of_scale", problem: null });
});

test("a recording is a link only to a host that is allowed; its text is shown otherwise", async () => {
  const { shop, fake, made, call } = await connected();
  for (const [id, record] of Object.entries({
    a: "javascript:alert(1)",
    b: "https://evil.example/x.mp3",
    c: "2026/rec 1.wav",
    d: "https://rec.example/../x.mp3",
  }))
    await fake.tell({ ...answeredCall(call(id)).at(-1), record });
  const hrefs = async () =>
    (await shop.calls()).map((row: { recording: { href: string } }) => row.recording.href).reverse();
  expect(await hrefs()).toEqual([null, null, null, null]);
  const settings = { recording_hosts: ["rec.example"], recording_base: "http://10.0.0.5/records" };
  await shop.ask("PATCH", `/phone-exchanges/${made.id}`, { settings });
  expect(await hrefs()).toEqual([null, null, "http://10.0.0.5/records/2026/rec%201.wav", "https://rec.example/x.mp3"]);
});

test("a call back by the colleague keeps the promise; their words and the wait are told in the conversation", async () => {
  const { shop, fake, made, call } = await connected();
  await shop.ask("POST", `/phone-exchanges/${made.id}/extensions`, { number: "201", user: shop.agent.id });
  for (const event of missedCall(call("m-1"))) await fake.tell(event);
  expect(await shop.count("announced", "and event in ('telephony.call-ended', 'telephony.call-missed')")).toBe(2);
  const [owed] = (await shop.ask("GET", "/promises?state=due")).rows;
  const times = {
    starttime: clockOf(shop.brand, 6),
    endtime: clockOf(shop.brand, 1),
    type: "outgoing",
    unique_id: "o-1",
  };
  const out = { event_name: "Cdr", ...times, src: "201", dst: "09121110000" };
  await fake.tell({ ...out, unique_id: "o-0", disposition: "NO ANSWER", billsec: 0 });
  expect((await shop.ask("GET", "/promises?state=due")).rows).toHaveLength(1);
  await fake.tell({ ...out, disposition: "ANSWERED", billsec: 4 });
  expect((await shop.ask("GET", "/promises?state=due")).rows).toEqual([]);
  const { messages } = await shop.ask("GET", `/conversations/${owed.conversation_id}/messages`);
  expect(messages).toMatchObject([
    { direction: "in", meta: { log: { what: "call", outcome: "no_answer" } } },
    { direction: "out", author: "agent", meta: { log: { outcome: "reached", duration_seconds: 4 } } },
    { event: "promise_kept" },
  ]);
  expect(await shop.calls("missed")).toHaveLength(1);
});

test("a call of which nothing more is heard is over by the clock, and nobody claims to know how", async () => {
  const { endForgotten } = await import("../calls/end-lost.ts");
  const { shop, fake, call } = await connected();
  for (const event of answeredCall(call("c-1")).slice(0, 3)) await fake.tell(event);
  for (const event of answeredCall(call("c-2")).slice(0, 2)) await fake.tell(event);
  const later = (hours: number) => ({ ...house, clock: () => new Date(Date.now() + hours * 3_600_000) });
  await endForgotten(later(1));
  expect(await shop.calls()).toMatchObject([{ outcome: "unknown" }, { outcome: null }]);
  await endForgotten(later(7));
  expect(await shop.calls()).toMatchObject([{ outcome: "unknown" }, { outcome: "answered", talk_seconds: null }]);
  for (const event of answeredCall(call("c-1"))) await fake.tell(event);
  expect((await shop.calls())[1]).toMatchObject({ outcome: "answered", talk_seconds: 52 });
  expect(await shop.count("interaction")).toBe(2);
});
