import { expect, onTestFinished, test, vi } from "vitest";
import { type PhoneShop, phoneApp } from "../../testing/phone-app.ts";
import {
  type AmiEvent,
  answeringEvents,
  hangupEvents,
  recordEvent,
  ringingEvents,
  startFakeAmi,
} from "../fakes/fake-ami.ts";
import { openAmi } from "./ami-connection.ts";
import { restAfter } from "./ami-link.ts";
import { amiReader, writeAction } from "./ami-wire.ts";
import { keepConnections } from "./keep-connections.ts";

const { house, shop: newShop } = await phoneApp();
const call = { id: "1700000000.1", number: "09121234567", extension: "201" };

async function connect(shop: PhoneShop, more: object = {}) {
  const fake = await startFakeAmi();
  onTestFinished(() => fake.close());
  const settings = { host: "127.0.0.1", port: fake.port, user: "hamdel", password: "ami-secret", ...more };
  const made = await shop.ask("POST", "/phone-exchanges", { kind: "asterisk", name: "ایزابل", settings });
  await shop.ask("POST", `/phone-exchanges/${made.id}/extensions`, { number: "201", user: shop.agent.id });
  return { fake, made };
}

/** Holds what is there, as the worker does, until the story ends. */
async function hold() {
  const stop = await keepConnections(house);
  let stopped: Promise<void> | null = null;
  const once = () => {
    stopped ??= stop();
    return stopped;
  };
  onTestFinished(once);
  return once;
}

const calls = (shop: PhoneShop, wanted: object[]) =>
  vi.waitFor(async () => expect(await shop.calls()).toMatchObject(wanted), { timeout: 60_000, interval: 100 });
const heardBy = (fake: { listeners(): number }, n = 1) =>
  vi.waitFor(() => expect(fake.listeners()).toBe(n), { timeout: 60_000, interval: 50 });

test("a connection that is cut in the middle of a call comes back, and what went on meanwhile goes on", async () => {
  const shop = await newShop();
  const { fake } = await connect(shop);
  await hold();
  await heardBy(fake);
  fake.tell(...ringingEvents(call), ...answeringEvents(call));
  await calls(shop, [{ outcome: null, answered_at: expect.any(String) }]);
  fake.cut();
  await heardBy(fake, 0);
  await heardBy(fake);
  await calls(shop, [{ outcome: null }]);
  fake.tell(...hangupEvents(call));
  await calls(shop, [{ outcome: "answered", talk_seconds: expect.any(Number) }]);
});

test("a call that ended while nobody listened is over, and nobody claims to know how long it was", async () => {
  const shop = await newShop();
  const { fake } = await connect(shop);
  const stop = await hold();
  await heardBy(fake);
  fake.tell(...ringingEvents({ ...call, id: "1700000000.0" }));
  await calls(shop, [{ outcome: null, answered_at: null }]);
  fake.tell(...ringingEvents(call), ...answeringEvents(call));
  await calls(shop, [{ outcome: null, answered_at: expect.any(String) }, { outcome: null }]);
  await stop();
  fake.channels = [];
  await hold();
  await calls(shop, [{ outcome: "answered", talk_seconds: null }, { outcome: "unknown" }]);
  fake.tell(recordEvent(call, true));
  await calls(shop, [{ outcome: "answered", talk_seconds: 52 }, { outcome: "unknown" }]);
  // They were spoken with after the call of which nobody knows how it ended.
  expect((await shop.ask("GET", "/promises?state=due")).rows).toHaveLength(0);
});

test("two processes hold an exchange once; when one goes the other takes it", async () => {
  const shop = await newShop();
  const { fake } = await connect(shop);
  const first = await hold();
  await heardBy(fake);
  await hold();
  expect(fake.listeners()).toBe(1);
  await first();
  // The first one's line may still be open on the other side.
  await vi.waitFor(() => expect(fake.signIns).toBe(2), { timeout: 60_000, interval: 50 });
  fake.tell(...ringingEvents(call), ...hangupEvents(call));
  await calls(shop, [{ outcome: "missed" }]);
});

test("a wrong secret and a private address that nobody allowed are told; a call asked for here is one call", async () => {
  const shop = await newShop();
  const { fake, made } = await connect(shop);
  fake.account.secret = "another";
  await hold();
  const problem = (wanted: string | null) =>
    vi.waitFor(async () => expect((await shop.ask("GET", "/phone-exchanges")).rows[0].problem).toBe(wanted), {
      timeout: 60_000,
      interval: 100,
    });
  await problem("wrong_credentials");
  await shop.ask("PATCH", `/phone-exchanges/${made.id}`, { settings: { host: "10.9.8.7" } });
  await problem("address_refused");
  await shop.ask("PATCH", `/phone-exchanges/${made.id}`, { settings: { host: "127.0.0.1", password: "another" } });
  await heardBy(fake);
  await problem(null);

  const who = await shop.ask("POST", "/customers", {
    source: "shop",
    external_id: "1",
    name: "پروین",
    phone: call.number,
  });
  await shop.asAgent("POST", `/customers/${who.id}/calls`, {});
  const order = fake.originated[0]!;
  expect(order).toMatchObject({ channel: "PJSIP/201", exten: "09121234567", context: "from-internal", async: "true" });
  const id = order["actionid"] as string;
  const own = { Channel: "PJSIP/201-1", Uniqueid: id, Linkedid: id, CallerIDNum: "201" };
  const trunk = { DestChannel: "PJSIP/trunk-2", DestUniqueid: `${id}.2`, DestLinkedid: id, Linkedid: id };
  fake.tell(
    { Event: "Newchannel", ...own, Exten: "" },
    { Event: "Newchannel", Channel: "PJSIP/trunk-2", Uniqueid: `${id}.2`, Linkedid: id, Exten: "" },
    { Event: "DialBegin", ...trunk, DialString: "trunk/09121234567" },
    { Event: "DialEnd", ...trunk, DialStatus: "ANSWER" },
    { Event: "Hangup", ...own, Cause: "16" },
    { Event: "Hangup", Channel: "PJSIP/trunk-2", Uniqueid: `${id}.2`, Linkedid: id, Cause: "16" },
  );
  await calls(shop, [{ direction: "out", number: "+989121234567", outcome: "answered", user: { id: shop.agent.id } }]);
  await shop.asAgent("POST", `/customers/${who.id}/calls`, {});
  fake.tell({
    Event: "OriginateResponse",
    Response: "Failure",
    ActionID: fake.originated[1]!["actionid"]!,
    Reason: "3",
  });
  await calls(shop, [{ outcome: "cancelled" }, { outcome: "answered" }]);
  expect(await shop.count("interaction")).toBe(1);
});

test("who waited in a queue that nobody of took is missed, though the exchange calls it answered", async () => {
  const shop = await newShop();
  const { fake } = await connect(shop);
  await hold();
  await heardBy(fake);
  const [begin] = ringingEvents(call) as [AmiEvent];
  const join = { Event: "QueueCallerJoin", Uniqueid: call.id, Linkedid: call.id, Queue: "support" };
  const record = { ...recordEvent(call, true), DestinationChannel: "", LastApplication: "Queue" };
  fake.tell(begin, join, ...hangupEvents(call).slice(1), record);
  await calls(shop, [{ direction: "in", outcome: "missed", queue: "support" }]);
  expect((await shop.ask("GET", "/promises?state=due")).rows).toHaveLength(1);
});

test("a server that takes the connection and says nothing is left after a while", async () => {
  const fake = await startFakeAmi();
  onTestFinished(() => fake.close());
  fake.silent = true;
  const settings = { host: "127.0.0.1", port: fake.port, user: "u", password: "p", tls: false } as never;
  await expect(openAmi(settings, { allowPrivate: ["127.0.0.1"], patience: 50 })).rejects.toMatchObject({
    problem: "no_answer",
  });
});

test("messages are read in whatever pieces they come, and no value slips in a second action", () => {
  const read = amiReader();
  const text = `Asterisk Call Manager/5.0.2\r\n${writeAction({ Event: "Hangup", Channel: "PJSIP/201-1: x" })}${writeAction({ Event: "Ping" })}`;
  expect([...text].flatMap((piece) => read(piece))).toEqual([
    { event: "Hangup", channel: "PJSIP/201-1: x" },
    { event: "Ping" },
  ]);
  expect(writeAction({ Exten: "1\r\nAction: Command\r\n\r\n" })).toBe("Exten: 1 Action: Command \r\n\r\n");
  expect(restAfter(0, 1)).toBe(1);
  expect(restAfter(40, 1)).toBe(60);
});
