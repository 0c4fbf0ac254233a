import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { inboxApp, lettersOut, workOff } from "../../testing/inbox-app.ts";

const database = await testDatabase();
let passed = 0;
const house = await testHouse(database, { clock: () => new Date(Date.now() + passed) });
const tick = () => (passed += 60_000);

type Row = { id: number; seq: number; revision: number; kind: string; text: string; event: string | null };
type Page = { revision: number; conversation: number; epoch: number; messages: Row[]; more: boolean };
type Desk = Awaited<ReturnType<typeof inboxApp>>["desk"];

async function customer(desk: Desk, name: string) {
  return (await desk.ask({ method: "POST", url: "/api/v1/customers", payload: { name } })).body.id as number;
}
async function begin(desk: Desk, of: number) {
  const payload = { customer: of, channel: "chat" };
  return (await desk.ask({ method: "POST", url: "/api/v1/conversations", payload })).body.id as number;
}
async function write(desk: Desk, id: number, text: string) {
  tick();
  const payload = { client_id: randomUUID(), text };
  return (await desk.ask({ method: "POST", url: `/api/v1/conversations/${id}/replies`, payload })).body as Row;
}
const deed = (desk: Desk, id: number, what: string, payload: object = {}) =>
  desk.ask({ method: "POST", url: `/api/v1/conversations/${id}/${what}`, payload });
const read = async (desk: Desk, id: number, query = "limit=200") =>
  (await desk.ask(`/api/v1/conversations/${id}/messages?${query}`)).body as Page;
const words = (rows: readonly Row[]) => rows.filter(({ kind }) => kind === "message").map(({ text }) => text);

/** A window that follows a conversation by its revision, two changes at a time, and begins anew where places have changed. */
function follower(desk: Desk, id: number) {
  let known: Page | null = null;
  return async () => {
    for (;;) {
      const page = await read(desk, id, known ? `after=${known.revision}&limit=2` : "limit=200");
      if (!known || known.epoch !== page.epoch) {
        known = await read(desk, id);
        continue;
      }
      const rows = new Map(known.messages.map((row) => [row.id, row]));
      for (const row of page.messages) rows.set(row.id, row);
      known = { ...page, messages: [...rows.values()].sort((a, b) => a.seq - b.seq) };
      if (!page.more) return known.messages;
    }
  };
}

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant("write" as const), at: fc.nat() }) },
  fc.record({ what: fc.constant("merge" as const), at: fc.nat(), other: fc.nat() }),
  fc.record({ what: fc.constant("unmerge" as const), at: fc.nat() }),
  fc.record({ what: fc.constant("split" as const), at: fc.nat(), other: fc.nat() }),
  fc.record({ what: fc.constant("unsplit" as const), at: fc.nat() }),
);

test("whatever is written, merged, split and undone: each message stands once, in order of time, where it belongs, and whoever follows sees it", {
  timeout: 240_000,
}, async () => {
  const { desk } = await inboxApp(house);
  const story = fc.array(step, { minLength: 4, maxLength: 16 });
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      const who = await customer(desk, "مریم");
      const ids = [await begin(desk, who), await begin(desk, who)];
      const follow = new Map(ids.map((id) => [id, follower(desk, id)]));
      // What should be: where each message stands and was at home, and into what conversations went.
      type Said = { text: string; id: number; home: number; before: number | null; in: number };
      const said: Said[] = [];
      const into = new Map<number, number>();
      const origin = new Map<number, number>();
      const root = (id: number): number => (into.has(id) ? root(into.get(id)!) : id);
      const partOf = (id: number, whole: number): boolean =>
        id === whole || (into.has(id) && partOf(into.get(id)!, whole));
      for (const [n, one] of steps.entries()) {
        const id = ids[one.at % ids.length]!;
        const stands = root(id);
        if (one.what === "write") {
          const row = await write(desk, id, `پیام ${n}`);
          said.push({ text: row.text, id: row.id, home: stands, before: null, in: stands });
        } else if (one.what === "merge") {
          const other = ids[one.other % ids.length]!;
          const { status } = await deed(desk, id, "merge", { into: other });
          const target = root(other);
          expect(status).toBe(stands === target ? 409 : 200);
          if (status !== 200) continue;
          into.set(stands, target);
          for (const m of said) if (m.in === stands) m.in = target;
        } else if (one.what === "unmerge") {
          const { status } = await deed(desk, id, "unmerge");
          const going = said.filter((m) => stands !== id && m.in === stands && partOf(m.home, id));
          // Conversations without a word have events of their own, which may go back too.
          if (going.length > 0) expect(status).toBe(200);
          if (status !== 200) continue;
          into.delete(id);
          for (const m of going) m.in = id;
        } else if (one.what === "split") {
          const there = said.filter((m) => m.in === stands);
          const at = there.length > 0 ? one.other % there.length : 0;
          const { status, body } = await deed(desk, id, "split", { message: there[at]?.id ?? 1 });
          expect(status).toBe(there.length === 0 ? 404 : at === 0 ? 400 : 200);
          if (status !== 200) continue;
          ids.push(body.id);
          follow.set(body.id, follower(desk, body.id));
          origin.set(body.id, stands);
          for (const m of there.slice(at)) Object.assign(m, { before: m.home, home: body.id, in: body.id });
        } else {
          const { status } = await deed(desk, id, "unsplit");
          const from = origin.get(id);
          const may = stands === id && from !== undefined && root(from) !== id;
          expect(status).toBe(may ? 200 : 409);
          if (status !== 200) continue;
          const target = root(from!);
          for (const m of said) {
            if (m.in !== id) continue;
            if (m.home === id) Object.assign(m, { home: m.before ?? target, before: null });
            m.in = target;
          }
          into.set(id, target);
          origin.delete(id);
        }
        if (n % 3 === 0) await follow.get(id)!();
      }
      for (const id of ids) {
        const { messages } = await read(desk, id);
        const expected = said.filter((m) => m.in === root(id)).sort((a, b) => a.id - b.id);
        expect(words(messages)).toEqual(expected.map(({ text }) => text));
        expect(await follow.get(id)!()).toEqual(messages);
      }
    }),
    { numRuns: 25 },
  );
});

test("two agents merge two conversations into each other at once: one becomes part of the other, and nothing is lost", async () => {
  const { desk, boss } = await inboxApp(house);
  const who = await customer(desk, "رضا");
  for (let round = 0; round < 5; round++) {
    const [a, b] = [await begin(desk, who), await begin(desk, who)];
    for (const [n, id] of [a, b, a, b].entries()) await write(desk, id, String(n));
    const answers = await Promise.all([
      deed(desk, a, "merge", { into: b }),
      deed(boss, b, "merge", { into: a }),
      write(desk, a, "4"),
      write(boss, b, "5"),
      desk.ask({ method: "PATCH", url: "/api/v1/conversations", payload: { ids: [a, b], change: { priority: 1 } } }),
    ]);
    expect([200, 409]).toContain((answers[0] as { status: number }).status);
    // Two who wait for one another: one of them is told to try again.
    const refused = (answer: unknown) => (answer as { code?: string }).code === "conflict";
    if (refused(answers[2])) await write(desk, a, "4");
    if (refused(answers[3])) await write(boss, b, "5");
    const [one, other] = [await read(desk, a), await read(desk, b)];
    expect(one).toEqual(other);
    expect(words(one.messages).toSorted()).toEqual(["0", "1", "2", "3", "4", "5"]);
    await desk.ask({ method: "PATCH", url: `/api/v1/conversations/${a}`, payload: { status: "resolved" } });
  }
});

test("merging wakes what has to be seen, keeps labels and the longest wait, and undoing gives both back as they were", async () => {
  const { desk, boss, visitor } = await inboxApp(house);
  const guest = await visitor();
  await guest.write("کجاست؟");
  const [chat] = (await desk.ask("/api/v1/conversations")).body.rows;
  tick();
  const other = await begin(desk, chat.customer.id);
  await write(desk, other, "سفارش شما آماده است");
  const patch = (id: number, payload: object) =>
    desk.ask({ method: "PATCH", url: `/api/v1/conversations/${id}`, payload });
  await patch(other, { labels: ["ارسال"], priority: 2, status: "resolved" });
  await patch(chat.id, { labels: ["شکایت"] });
  await desk.ask({ method: "PUT", url: `/api/v1/conversations/${chat.id}/draft`, payload: { text: "نیمه‌کاره" } });
  const merged = (await deed(desk, chat.id, "merge", { into: other })).body;
  expect(merged).toMatchObject({ id: other, status: "open", priority: 2, labels: ["ارسال", "شکایت"] });
  expect(merged.waiting_since).toBe(chat.waiting_since);
  expect((await desk.ask(`/api/v1/conversations/${chat.id}`)).body.id).toBe(other);
  expect((await desk.ask(`/api/v1/conversations/${chat.id}/draft`)).body.draft.text).toBe("نیمه‌کاره");
  expect((await desk.ask("/api/v1/conversations?view=all")).body.rows.map((row: { id: number }) => row.id)).toEqual([
    other,
  ]);
  expect(merged.unread).toBe(1);
  // The visitor goes on in the merged conversation, and sees each word once.
  const page = await guest.page();
  expect(page.messages.map((row: Row) => row.text).filter(Boolean)).toEqual(["کجاست؟", "سفارش شما آماده است"]);
  const stale = { client_id: randomUUID(), text: "ندیده", seen_seq: 1 };
  const refused = await desk.ask({ method: "POST", url: `/api/v1/conversations/${other}/replies`, payload: stale });
  expect(refused.body.code).toBe("newer_message");
  const back = (await deed(desk, chat.id, "unmerge")).body;
  expect(back).toMatchObject({ id: chat.id, status: "open", labels: ["شکایت"], waiting_since: chat.waiting_since });
  const rest = (await desk.ask(`/api/v1/conversations/${other}`)).body;
  expect(rest).toMatchObject({ status: "resolved", labels: ["ارسال"], waiting_since: null });
  const events = (await read(boss, other)).messages.flatMap(({ event }) => event ?? []);
  expect(events.slice(-2)).toEqual(["merged", "merge_undone"]);
  expect((await deed(desk, chat.id, "unmerge")).body.code).toBe("not_merged");
});

test("conversations of two customers are not merged, and one that the agent may not see is not there", async () => {
  const { desk, boss, agent } = await inboxApp(house);
  const [a, b] = [await begin(desk, await customer(desk, "الف")), await begin(desk, await customer(desk, "ب"))];
  expect((await deed(desk, a, "merge", { into: b })).body.code).toBe("two_customers");
  const payload = { name: "مالی", restricted: true, members: [] };
  const team = (await boss.ask({ method: "POST", url: "/api/v1/teams", payload })).body.id;
  await boss.ask({ method: "PATCH", url: `/api/v1/conversations/${b}`, payload: { team, assignee: null } });
  expect((await deed(desk, a, "merge", { into: b })).status).toBe(404);
  expect((await deed(desk, b, "merge", { into: a })).status).toBe(404);
  expect(agent.id).toBeTruthy();
});

test("what waits to be sent goes out once although its conversation was merged, and an answer to it comes into that one", async () => {
  const { app, boss, desk } = await inboxApp(house);
  const settings = { kind: "pigeon", name: "کبوتر", settings: { loft: "north", secret: "s" } };
  const { hook_path: hook } = (await boss.ask({ method: "POST", url: "/api/v1/channels", payload: settings })).body;
  const from = { type: "phone", value: "+989121112233", shown: "09121112233" };
  const come = (externalId: string, text: string) =>
    app.inject({
      method: "POST",
      url: hook,
      payload: JSON.stringify({ messages: [{ externalId, from, name: null, at: new Date(), text }] }),
    });
  await come("m1", "سلام");
  const [{ id, customer: who }] = (await desk.ask("/api/v1/conversations")).body.rows;
  const other = await begin(desk, who.id);
  lettersOut.length = 0;
  await write(desk, id, "پاسخ");
  await deed(desk, id, "merge", { into: other });
  passed += 11_000;
  await workOff(house, database.owner);
  expect(lettersOut.map(({ text }) => text)).toEqual(["پاسخ"]);
  await come("m2", "ممنون");
  const { messages } = await read(desk, other);
  expect(words(messages)).toEqual(["سلام", "پاسخ", "ممنون"]);
  expect(messages.find(({ text }) => text === "پاسخ")).toMatchObject({ delivery: "sent" });
});
