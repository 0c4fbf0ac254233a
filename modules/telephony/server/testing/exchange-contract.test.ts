import { describe, expect, onTestFinished, test } from "vitest";
import { phoneApp } from "../../testing/phone-app.ts";
import { subjects } from "./exchange-subjects.ts";

const { house, url, shop: newShop } = await phoneApp();
const caller = "+989121234567";

describe.each(subjects)("$kind", ({ connect }) => {
  async function connected() {
    const shop = await newShop();
    const at = await connect({ house, url, shop });
    onTestFinished(() => at.stop());
    const timeline = async () => {
      const { rows } = await shop.ask("GET", "/customers?phone=09121234567");
      return (await shop.ask("GET", `/customers/${rows[0].id}/timeline`)).rows;
    };
    const promises = async (state = "due") => (await shop.ask("GET", `/promises?state=${state}`)).rows;
    return { ...at, shop, timeline, promises };
  }
  /** Persian digits, as an exchange may write them too. */
  const number = "۰۹۱۲۱۲۳۴۵۶۷";
  const answered = { id: "c-1", number, answered: true };
  const missed = { id: "m-1", number, answered: false };

  test("an answered call is one row and one entry, with who spoke, how long, and how long they waited", async () => {
    const { tell, eventsOf, shop, timeline } = await connected();
    await tell(eventsOf(answered));
    const rows = await shop.calls();
    expect(rows).toMatchObject([
      {
        direction: "in",
        number: caller,
        outcome: "answered",
        extension: "201",
        user: { id: shop.agent.id, name: "نگار" },
        talk_seconds: 52,
      },
    ]);
    expect(rows[0].wait_seconds).toBeGreaterThanOrEqual(0);
    expect(await timeline()).toMatchObject([
      { subject: "call", channel: "phone", direction: "in", agent: "نگار", meta: { outcome: "reached" } },
    ]);
    expect((await timeline())[0].subject_shown).toMatchObject({ id: rows[0].id, outcome: "answered" });
  });

  test("each event five times at once is one call, one entry, one customer", async () => {
    const { tell, eventsOf, shop, timeline } = await connected();
    await tell(eventsOf(answered), 5);
    await tell(eventsOf(answered), 5);
    expect(await shop.calls()).toMatchObject([{ outcome: "answered", talk_seconds: 52 }]);
    expect(await timeline()).toHaveLength(1);
    expect(await shop.count("customer")).toBe(1);
  });

  test("another order ends the same", async () => {
    for (const order of [[...eventsIn(9)].reverse(), [4, 0, 3, 1, 2, 5, 6, 7, 8]]) {
      const { tell, eventsOf, shop } = await connected();
      const events = eventsOf(answered);
      await tell(order.filter((at) => at < events.length).map((at) => events[at]));
      expect(await shop.calls()).toMatchObject([
        { direction: "in", number: caller, outcome: "answered", extension: "201", talk_seconds: 52 },
      ]);
      expect(await shop.count("interaction")).toBe(1);
      expect(await shop.count("promise", "and kept_at is null")).toBe(0);
    }
  });

  test("a missed call owes one call in one conversation, however often it is told, and is settled by calling back", async () => {
    const { tell, eventsOf, shop, promises } = await connected();
    await tell(eventsOf(missed), 5);
    await tell(eventsOf({ ...missed, id: "m-2" }));
    expect((await shop.calls("missed")).map((row: { outcome: string }) => row.outcome)).toEqual(["missed", "missed"]);
    const conversations = (await shop.ask("GET", "/conversations?view=all")).rows;
    expect(conversations).toMatchObject([{ channel: "phone", status: "open" }]);
    const owed = await promises();
    expect(owed).toMatchObject([{ callback: true, conversation_id: conversations[0].id }]);
    expect(new Date(owed[0].due_at).getTime()).toBeGreaterThan(Date.now());
    await tell(eventsOf({ ...answered, id: "back-1" }));
    expect(await promises()).toEqual([]);
    expect(await promises("kept")).toHaveLength(1);
    const waiting = (await shop.ask("GET", `/conversations/${conversations[0].id}`)).waiting_since;
    expect(waiting).toBeNull();
  });

  test("a missed call told of after the customer was spoken with owes nothing", async () => {
    const { tell, eventsOf, shop, promises } = await connected();
    const record = eventsOf({ ...missed, id: "earlier" }).slice(-1);
    await tell(eventsOf({ ...answered, id: "later" }));
    await tell(record);
    expect(await shop.calls()).toHaveLength(2);
    expect(await promises()).toEqual([]);
  });

  test("while it rings, whose telephone it is sees who calls; a hidden number is nobody's", async () => {
    const { tell, eventsOf, untilRinging, shop } = await connected();
    const known = await shop.ask("POST", "/customers", {
      source: "shop",
      external_id: "1",
      name: "پروین",
      phone: caller,
    });
    const events = eventsOf(answered);
    await tell(events.slice(0, untilRinging));
    const mine = await shop.asAgent("GET", "/calls/mine");
    expect(mine).toMatchObject({
      extensions: [{ number: "201" }],
      rows: [{ at_mine: "ringing", customer: { id: known.id, name: "پروین" }, outcome: null }],
    });
    expect((await shop.ask("GET", "/calls/mine")).rows).toEqual([]);
    await tell(events.slice(untilRinging));
    expect((await shop.asAgent("GET", "/calls/mine")).rows).toMatchObject([{ at_mine: "over", outcome: "answered" }]);
    await tell(eventsOf({ id: "hidden", number: "anonymous", answered: false }));
    expect((await shop.calls())[0]).toMatchObject({ number: null, customer: null, outcome: "missed" });
    expect(await shop.count("interaction")).toBe(1);
    expect(await shop.count("promise")).toBe(0);
  });

  test("a secret that was changed there is told in plain words, and is well again when it is changed here", async () => {
    const { exchange, shop, rotate, rotated } = await connected();
    const tried = () => shop.ask("POST", `/phone-exchanges/${exchange.id}/test`);
    expect(await tried()).toEqual({ problem: null });
    rotate();
    expect(await tried()).toEqual({ problem: "wrong_credentials" });
    expect((await shop.ask("GET", "/phone-exchanges")).rows[0]).toMatchObject({ problem: "wrong_credentials" });
    await shop.ask("PATCH", `/phone-exchanges/${exchange.id}`, { settings: rotated });
    expect(await tried()).toEqual({ problem: null });
  });

  test("a colleague calls a customer; what the exchange, the gate and the settings refuse is said", async () => {
    const { exchange, shop, orders, slow, stop } = await connected();
    const made = await shop.ask("POST", "/customers", {
      source: "shop",
      external_id: "1",
      name: "پروین",
      phone: number,
    });
    const call = () => shop.asAgent("POST", `/customers/${made.id}/calls`, {});
    expect(await call()).toEqual({ number: "09121234567", extension: "201" });
    expect(orders()).toBe(1);
    await expect(shop.ask("POST", `/customers/${made.id}/calls`, {})).rejects.toMatchObject({
      body: { code: "no_extension" },
    });
    slow(true);
    await expect(call()).rejects.toMatchObject({ status: 502, body: { code: "exchange_failed" } });
    slow(false);
    await shop.ask("PATCH", `/phone-exchanges/${exchange.id}`, { paused: true });
    await expect(call()).rejects.toMatchObject({ body: { code: "exchange_paused" } });
    await shop.ask("PATCH", `/phone-exchanges/${exchange.id}`, { paused: false });
    const no = { channel: "phone", purpose: "service", granted: false };
    await shop.ask("POST", `/customers/${made.id}/consents`, no);
    await expect(call()).rejects.toMatchObject({ status: 403, body: { code: "contact_refused" } });
    await shop.ask("POST", `/customers/${made.id}/consents`, { ...no, granted: true });
    await stop();
    await expect(call()).rejects.toMatchObject({ status: 502, body: { code: "exchange_unreachable" } });
  });
});

function eventsIn(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at);
}
