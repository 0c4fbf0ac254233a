import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { announce } from "../../../../platform/events/index.ts";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { inBrand } from "../../../admin/testing.ts";
import { ServiceLevelWarned } from "../../events.ts";
import { lettersOut, workOff } from "../../testing/inbox-app.ts";
import { ruled } from "../../testing/ruled.ts";
import { runRules } from "./run-rules.ts";

const database = await testDatabase();
let passed = 0;
const house = await testHouse(database, { clock: () => new Date(Date.now() + passed) });
const later = (minutes: number) => (passed += minutes * 60_000);
const work = () => workOff(house, database.owner);

const says = (...values: string[]) => ({ match: "all", tests: [{ fact: "text", is: "any", values }] });
test("a rule that hears a word does its deeds, says so in the conversation, and the log tells why", async () => {
  const { rule, arrives, one, messages, runs } = await ruled(house, database.owner);
  const id = await rule({
    name: "مرجوعی‌ها",
    on: "message_received",
    condition: says("مرجوع كردن", "پس بدهم"),
    deeds: [
      { do: "add_labels", labels: ["مرجوعی"] },
      { do: "priority", priority: 1 },
    ],
  });
  const hit = await arrives("سلام، می‌خواهم کیف را پس‌بدهم");
  expect(await one(hit.id)).toMatchObject({ labels: ["مرجوعی"], priority: 1 });
  const told = (await messages(hit.id)).filter((row) => row.kind === "event");
  expect(told.map((row) => row.event)).toEqual(["labels_changed", "priority_changed", "rule_applied"]);
  expect(told.map((row) => row.meta["rule"])).toEqual(Array(3).fill({ id, name: "مرجوعی‌ها" }));
  expect(await runs()).toMatchObject([
    { rule: { id }, conversation: { id: hit.id }, held_back: null, why: [{ fact: "text", held: true }] },
  ]);
  const miss = await arrives("ناپس‌بدهم");
  expect(await one(miss.id)).toMatchObject({ labels: [], priority: 0 });
});

test("rules are asked in their order, and one that stops ends it", async () => {
  const { rule, ask, arrives, one } = await ruled(house, database.owner);
  const add = (label: string) => ({ on: "conversation_began", deeds: [{ do: "add_labels", labels: [label] }] });
  const first = await rule({ ...add("یک"), stops: true });
  const second = await rule(add("دو"));
  expect(await one((await arrives("سلام")).id)).toMatchObject({ labels: ["یک"] });
  await ask("PUT", "/rules/order", { ids: [second, first] });
  expect((await one((await arrives("سلام")).id)).labels).toEqual(["دو", "یک"]);
  await ask("PUT", `/rules/${first}/switch`, { on: false });
  await ask("DELETE", `/rules/${second}`);
  expect(await one((await arrives("سلام")).id)).toMatchObject({ labels: [] });
  await ask("POST", `/rules/${second}/restore`);
  expect((await ask("GET", "/rules")).rows.map((row: { id: number }) => row.id)).toEqual([second, first]);
});

test("every kind of happening is heard", async () => {
  const { rule, ask, arrives, change, agent, brand, runs } = await ruled(house, database.owner);
  const team = await ask("POST", "/teams", { name: "فروش", members: [agent.id] });
  const names = ["conversation_began", "message_received", "agent_replied", "assigned", "team_changed", "label_added"];
  names.push("resolved", "reopened", "snooze_ended", "service_level_warned");
  for (const on of names) await rule({ name: on, on, deeds: [{ do: "require_skills", skills: ["x"] }] });
  await rule({ name: "waits", on: "customer_waits", waits_minutes: 30, deeds: [{ do: "priority", priority: 2 }] });
  await rule({ name: "promise_due", on: "promise_due", deeds: [{ do: "priority", priority: 2 }] });
  const { id, guest } = await arrives("سلام");
  later(31);
  await work();
  await ask("POST", `/conversations/${id}/replies`, { client_id: randomUUID(), text: "بله" });
  await change(id, { assignee: agent.id, team: team.id, labels: ["یک"] });
  await change(id, { status: "resolved" });
  await guest.write("باز هم");
  const due = new Date(house.clock().getTime() + 60_000).toISOString();
  await ask("POST", `/conversations/${id}/promises`, { text: "زنگ می‌زنیم", due_at: due });
  await change(id, { status: "snoozed", snoozed_until: due });
  later(2);
  await work();
  await inBrand(house, brand, (ctx) =>
    announce(ctx, ServiceLevelWarned, { conversationId: id, customerId: 1, target: "next_reply", dueAt: due }),
  );
  await work();
  const told = new Map((await runs()).map((row: { rule: { name: string } }) => [row.rule.name, true]));
  expect([...names, "waits", "promise_due"].filter((name) => !told.has(name))).toEqual([]);
});

test("a wait that ended before its time moves nothing, and a promise that was kept neither", async () => {
  const { rule, ask, arrives, runs } = await ruled(house, database.owner);
  await rule({ on: "customer_waits", waits_minutes: 30, deeds: [{ do: "priority", priority: 2 }] });
  await rule({ on: "promise_due", deeds: [{ do: "priority", priority: 2 }] });
  const { id } = await arrives("سلام");
  later(10);
  const due = new Date(house.clock().getTime() + 60_000).toISOString();
  await ask("POST", `/conversations/${id}/promises`, { text: "زنگ می‌زنیم", due_at: due });
  await ask("POST", `/conversations/${id}/replies`, { client_id: randomUUID(), text: "بله" });
  const [promise] = (await ask("GET", "/promises")).rows;
  await ask("PUT", `/promises/${promise.id}/kept`);
  later(60);
  await work();
  expect(await runs()).toEqual([]);
});

test("all deeds are done; what cannot be done says why and keeps nothing else from being done", async () => {
  const { rule, ask, arrives, one, messages, runs, agent, desk } = await ruled(house, database.owner);
  const { id: team } = await ask("POST", "/teams", { name: "فروش", members: [agent.id] });
  await rule({
    on: "conversation_began",
    deeds: [
      { do: "assign", to: "nobody-known" },
      { do: "assign", to: agent.id },
      { do: "team", team },
      { do: "note", text: "از {{brand.name}}" },
      { do: "notify", user: agent.id, text: "نگاهی کنید" },
      { do: "reply", text: "سلام {{customer.name}} عزیز، پیام شما رسید" },
      { do: "give_out" },
      { do: "snooze", minutes: 30 },
    ],
  });
  const { id, guest } = await arrives("سلام");
  const row = await one(id);
  expect(row).toMatchObject({ assignee: { id: agent.id }, team: { id: team }, status: "snoozed" });
  // A machine's answer is none that the customer waited for.
  expect(row.waiting_since).not.toBeNull();
  expect((await guest.page()).messages.map((message: { text: string }) => message.text)).toEqual([
    "سلام",
    "سلام عزیز، پیام شما رسید",
  ]);
  expect((await messages(id)).filter(({ kind }) => kind === "note").map(({ text }) => text)).toEqual([
    "از فروشگاه آزمایشی",
    "نگاهی کنید",
  ]);
  expect((await desk.ask("/api/v1/conversations/counts")).body.mentions).toBe(1);
  const [{ deeds }] = await runs();
  expect(deeds.map((deed: { skipped: string | null }) => deed.skipped)).toEqual([
    ...["member_unknown", null, null, null, null, null],
    ...["has_agent", null],
  ]);
});

test("nobody answers a machine, nor twice within hours, and a channel that refuses is not written to", async () => {
  const { app, boss, rule, rows, messages, runs } = await ruled(house, database.owner);
  const settings = { loft: "north" };
  const channel = {
    method: "POST" as const,
    url: "/api/v1/channels",
    payload: { kind: "pigeon", name: "کبوتر", settings },
  };
  const { hook_path: hook } = (await boss.ask(channel)).body;
  await rule({ on: "message_received", deeds: [{ do: "reply", text: "رسید" }] });
  const from = { type: "phone", value: "+989121234567", shown: "09121234567" };
  const comes = async (externalId: string, more: object = {}) => {
    const message = { externalId, from, name: null, at: house.clock(), text: "سلام", ...more };
    await app.inject({ method: "POST", url: hook, payload: JSON.stringify({ messages: [message] }) });
    await work();
  };
  await comes("a", { automatic: true });
  await comes("b");
  await comes("c");
  later(1);
  await work();
  const [{ id }] = await rows();
  expect((await messages(id)).filter((row) => row.author === "bot")).toHaveLength(1);
  expect(lettersOut.map((letter) => letter.text)).toEqual(["رسید"]);
  const reasons = (await runs()).map((run: { deeds: { skipped: string | null }[] }) => run.deeds[0]!.skipped);
  expect(reasons).toEqual(["replied_lately", null, "by_machine"]);
  const stop = { channel: "sms", address: "09121234567", source: "test" };
  await boss.ask({ method: "POST", url: "/api/v1/suppressions", payload: stop });
  later(5 * 60);
  await comes("d");
  expect((await runs())[0].deeds[0].skipped).toBe("suppressed");
});

test("rules that move one another end, and a talkative one is held back", async () => {
  const { rule, arrives, runs, one, change } = await ruled(house, database.owner);
  const flip = (has: string, gives: string) => ({
    on: "label_added",
    condition: { match: "all", tests: [{ fact: "labels", is: "any", values: [has] }] },
    deeds: [
      { do: "remove_labels", labels: [has] },
      { do: "add_labels", labels: [gives] },
    ],
  });
  const a = await rule(flip("پینگ", "پونگ"));
  const b = await rule(flip("پونگ", "پینگ"));
  const { id } = await arrives("سلام");
  await change(id, { labels: ["پینگ"] });
  await work();
  expect((await runs()).map((run: { rule: { id: number } }) => run.rule.id)).toEqual([b, a]);
  expect(await one(id)).toMatchObject({ labels: ["پینگ"] });
});

test("more than twenty times an hour is too often", async () => {
  const { rule, arrives, runs } = await ruled(house, database.owner);
  await rule({ on: "message_received", deeds: [{ do: "require_skills", skills: ["x"] }] });
  const { guest } = await arrives("سلام");
  for (let n = 0; n < 21; n++) await guest.write(`پیام ${n}`);
  await work();
  const all = await runs();
  expect(all.filter((run: { held_back: string | null }) => run.held_back === null)).toHaveLength(20);
  expect(all.filter((run: { held_back: string | null }) => run.held_back === "too_many")).toHaveLength(2);
});

test("the same happening, told again, moves a rule once", async () => {
  const { rule, arrives, brand, runs } = await ruled(house, database.owner);
  await rule({ on: "message_received", deeds: [{ do: "note", text: "یک بار" }] });
  const { id } = await arrives("سلام");
  const { rows } = await database.owner.query("select id from message where brand_id = $1 and direction = 'in'", [
    brand.id,
  ]);
  const job = {
    write: (work: never) => inBrand(house, brand, work),
    read: (work: never) => inBrand(house, brand, work),
  };
  const heard = { conversationId: id, on: ["message_received" as const], chain: [], messageId: Number(rows[0].id) };
  await Promise.all([1, 2, 3].map(() => runRules(job as never, heard)));
  expect(await runs()).toHaveLength(1);
});
