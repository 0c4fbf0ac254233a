import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { eraseCustomer } from "../../../customers/index.ts";
import { meetingsApp } from "../../testing/meetings-app.ts";
import { sendLetter } from "./send-letter.ts";

const database = await testDatabase();
/** A Wednesday, half past twelve in Tehran. */
const begun = new Date("2026-11-25T09:00:00Z");
let now = begun;
const base = await testHouse(database, { clock: () => now });
const house = { ...base, config: { ...base.config, allowPrivate: ["127.0.0.1"] } };
/** Whether a transaction waits for another one. */
const somebodyWaits = async () => {
  const waits = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  return (await database.owner.query(waits)).rows.length > 0;
};
const story = async () => {
  now = begun;
  const at = await meetingsApp(house, database);
  await at.connect();
  const letters = async () => {
    const found = await at.rows("select kind, state, reason from meeting_letter where brand_id = $1 order by id");
    return found.map(({ kind, state, reason }) => [kind, state, reason].filter(Boolean).join(" "));
  };
  /** Cancels, or takes that back. */
  const cancel = (id: number, cancelled = true) => at.api.put(`/meetings/${id}/cancellation`, { cancelled });
  /** Past the time of undoing, what is due goes out and arrives: the next story begins earlier, and nothing may wait for now. */
  const send = async () => {
    now = new Date(now.getTime() + 11_000);
    await at.tend();
    await at.work();
  };
  return { ...at, letters, cancel, send };
};

test("a cancellation that is taken back goes on with the guests of a wave who were not reached yet", async () => {
  const { plan, people, invite, work, show, cancel, letters, send } = await story();
  const ids = await people(["الف", "ب"]);
  const id = await plan({ kind: "meeting" });
  await invite(id, ids);
  await cancel(id);
  await work();
  expect((await show(id)).numbers.invited).toBe(0);
  expect((await cancel(id, false)).body).toEqual({ inviting: true });
  await work();
  await send();
  expect(await letters()).toEqual(["invitation sent", "invitation sent"]);
});

test.each(["change", "cancellation"] as const)(
  "a letter that is in hand while a %s is made is told of it afterwards, one that waits speaks of it itself",
  async (deed) => {
    const { plan, people, invite, work, show, api, cancel, letters, send, rows, inBrand, mail } = await story();
    const [first, second] = await people(["الف", "ب"]);
    const id = await plan({ kind: "meeting" });
    await invite(id, [first!]);
    await work();
    now = new Date(now.getTime() + 11_000);
    const [{ id: letter }] = await rows("select id from meeting_letter where brand_id = $1");
    const written = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    const sending = inBrand(async (ctx) => {
      await sendLetter(ctx, house, letter);
      written.resolve();
      await mayEnd.promise;
    });
    await written.promise;
    await invite(id, [second!]);
    await work();
    let isOver = false;
    const { id: _id, ends_at, cancelled_at, sign_up_address, numbers, ...body } = await show(id);
    const changed = api.put(`/meetings/${id}`, { ...body, starts_at: "2026-12-03T09:00:00Z" });
    const made = (deed === "change" ? changed : changed.then(() => cancel(id))).finally(() => {
      isOver = true;
    });
    await expect.poll(async () => isOver || (await somebodyWaits()), { timeout: 30_000 }).toBe(true);
    mayEnd.resolve();
    await Promise.all([sending, made]);
    await send();
    if (deed === "cancellation") {
      expect((await cancel(id, false)).body).toEqual({ inviting: true });
      await send();
    }
    expect(await letters()).toEqual(told[deed]);
    const [late] = await rows(
      `select t.meta->'calendar'->>'text' as text from meeting_letter l join message_text t
        on t.brand_id = l.brand_id and t.message_id = l.message_id where l.brand_id = $1 and l.kind = 'invitation' order by l.id desc`,
    );
    expect(late.text).toContain("DTSTART:20261203T090000Z");
    expect(late.text).toContain(`SEQUENCE:${deed === "change" ? 1 : 3}`);
    expect((await mail.next()).to).toEqual(["guest1@home.example"]);
  },
);
const told = {
  change: ["invitation sent", "invitation sent", "change sent"],
  cancellation: [
    ...["invitation sent", "invitation sent", "change withdrawn superseded", "cancellation sent", "change sent"],
  ],
};

test("a change or cancellation goes at whatever hour to who is coming, and never too late to anybody", async () => {
  const { plan, people, invite, work, show, api, cancel, letters, send, pageOf, post, rows } = await story();
  const [coming, silent] = await people(["الف", "ب"]);
  const early = await plan({ kind: "meeting", starts_at: "2026-11-26T03:30:00Z" });
  const late = await plan({ kind: "meeting", starts_at: "2026-11-26T06:30:00Z" });
  for (const id of [early, late]) await invite(id, [coming!, silent!]);
  await work();
  await send();
  for (const id of [early, late]) await post(await pageOf(id, coming!), { answer: "yes" });
  const rules = (await api.get("/contact-rules")).body;
  await api.put("/contact-rules", { ...rules, quietHours: { from: "21:00", to: "08:00" } });
  // Ten past nine in the evening in Tehran: until eight it is quiet, one meeting begins at seven, the other at ten.
  now = new Date("2026-11-25T17:40:00Z");
  const { id: _id, ends_at, cancelled_at, sign_up_address, numbers, ...body } = await show(late);
  await api.put(`/meetings/${late}`, { ...body, place: "دفتر" });
  await cancel(early);
  await send();
  const invited = Array(4).fill("invitation sent");
  expect(await letters()).toEqual([
    ...[...invited, "change sent", "change waiting quiet_hours", "cancellation sent", "cancellation sent"],
  ]);
  expect(await rows("select due_at from meeting_letter where brand_id = $1 and state = 'waiting'")).toEqual([
    { due_at: new Date("2026-11-26T04:30:00Z") },
  ]);
});

test("news of a meeting that was moved later comes before the time that guests know", async () => {
  const { plan, people, invite, work, show, api, cancel, letters, send } = await story();
  const [silent] = await people(["الف"]);
  const starts_at = "2026-11-26T03:30:00Z";
  const [moved, off] = [await plan({ kind: "meeting", starts_at }), await plan({ kind: "meeting", starts_at })];
  for (const id of [moved, off]) await invite(id, [silent!]);
  await work();
  await send();
  const rules = (await api.get("/contact-rules")).body;
  await api.put("/contact-rules", { ...rules, quietHours: { from: "21:00", to: "08:00" } });
  // Eleven in the evening in Tehran: until eight it is quiet, both were to begin at seven.
  now = new Date("2026-11-25T19:30:00Z");
  const { id: _id, ends_at, cancelled_at, sign_up_address, numbers, ...body } = await show(moved);
  const move = (id: number, at: string) => api.put(`/meetings/${id}`, { ...body, starts_at: `2026-11-26T${at}:00Z` });
  await move(moved, "06:30");
  await move(moved, "07:30");
  await move(off, "06:30");
  await cancel(off);
  await send();
  expect(await letters()).toEqual([
    ...["invitation sent", "invitation sent", "change withdrawn superseded", "change sent"],
    ...["change waiting", "cancellation sent"],
  ]);
});

test("no cap holds news back, quiet hours do", async () => {
  const { plan, people, invite, work, show, api, letters, send } = await story();
  const [silent] = await people(["الف"]);
  const id = await plan({ kind: "meeting" });
  await invite(id, [silent!]);
  await work();
  await send();
  const rules = (await api.get("/contact-rules")).body;
  const caps = [{ purpose: "service", channel: null, most: 1, days: 30 }];
  await api.put("/contact-rules", { ...rules, caps, quietHours: { from: "21:00", to: "08:00" } });
  now = new Date("2026-11-25T19:30:00Z");
  const { id: _id, ends_at, cancelled_at, sign_up_address, numbers, ...body } = await show(id);
  await api.put(`/meetings/${id}`, { ...body, place: "دفتر" });
  await send();
  expect(await letters()).toEqual(["invitation sent", "change waiting quiet_hours"]);
  now = new Date("2026-11-26T04:30:00Z");
  await send();
  expect(await letters()).toEqual(["invitation sent", "change sent"]);
});

test("while the mailbox rests letters wait and say why; whoever's only letter failed is invited anew", async () => {
  const { plan, people, invite, work, show, api, boss, letters, send, pageOf, post, rows, tend } = await story();
  const [lost, there] = await people(["الف", "ب"]);
  const id = await plan({ kind: "meeting" });
  await invite(id, [lost!, there!]);
  await work();
  const [channel] = (await api.get("/channels")).body.rows;
  const pause = (paused: boolean) =>
    boss.ask({ method: "PATCH", url: `/api/v1/channels/${channel.id}`, payload: { paused } });
  await pause(true);
  await send();
  expect(await letters()).toEqual(Array(2).fill("invitation waiting no_account"));
  expect((await api.get(`/meetings/${id}/guests`)).body.rows[0].letter).toEqual({
    ...{ state: "waiting", reason: "no_account" },
  });
  const told = () => rows("select 1 from change where brand_id = $1 and topic = 'meeting'");
  const before = await told();
  now = new Date(now.getTime() + 600_000);
  await tend();
  expect(await told()).toEqual(before);
  expect(await rows("select 1 from meeting_letter where brand_id = $1 and due_at > $2", now)).toHaveLength(2);
  await pause(false);
  now = new Date(now.getTime() + 600_000);
  await send();
  expect(await letters()).toEqual(Array(2).fill("invitation sent"));

  await rows("update message set delivery = 'failed', delivery_problem = 'rejected' where brand_id = $1");
  await tend();
  expect(await letters()).toEqual(Array(2).fill("invitation failed rejected"));
  await post(await pageOf(id, there!), { answer: "maybe" });
  const audience = { kind: "ids", ids: [lost, there] };
  expect((await api.post(`/meetings/${id}/forecasts`, { audience })).body).toMatchObject({ invited: 1, already: 1 });
  await invite(id, [lost!, there!]);
  await work();
  await send();
  expect(await letters()).toEqual(["invitation sent", "invitation failed rejected"]);
  expect((await show(id)).numbers).toMatchObject({ invited: 1, maybe: 1, unanswered: 1 });
  expect(await rows("select 1 from message where brand_id = $1 and delivery = 'sent'")).toHaveLength(1);
});

test("a letter that bounces counts as failed however many went out after it", async () => {
  const { plan, people, invite, work, letters, send, rows, tend } = await story();
  const [one] = await people(["الف"]);
  const id = await plan({ kind: "meeting" });
  await invite(id, [one!]);
  await work();
  await send();
  await rows(
    `insert into meeting_letter (brand_id, meeting_id, guest_id, kind, sequence, due_at, state, sent_at, message_id)
      select $1, $2, 1000000 + n, 'invitation', 0, $3, 'sent', $3::timestamptz + interval '1 second', -n from generate_series(1, 10001) n`,
    ...[id, now],
  );
  await rows("update message set delivery = 'failed', delivery_problem = 'bounced' where brand_id = $1");
  await tend();
  expect((await letters())[0]).toBe("invitation failed bounced");
});

test("a letter that is being sent while its guest is erased keeps nothing of who they were", async () => {
  const { plan, people, invite, work, rows, inBrand } = await story();
  const [guest] = await people(["گلنار"]);
  const id = await plan({ kind: "meeting" });
  await invite(id, [guest!]);
  await work();
  now = new Date(now.getTime() + 11_000);
  const [{ id: letter }] = await rows("select id from meeting_letter where brand_id = $1");
  let erasing: Promise<void> | undefined;
  await inBrand(async (ctx) => {
    await sendLetter(ctx, house, letter);
    erasing = inBrand((other) => eraseCustomer(other, guest!));
    await expect.poll(somebodyWaits, { timeout: 30_000 }).toBe(true);
  });
  await erasing;
  expect(await rows("select state from meeting_letter where brand_id = $1")).toEqual([{ state: "sent" }]);
  const words = JSON.stringify(await rows("select t.* from message_text t where t.brand_id = $1"));
  expect(words).not.toMatch(/گلنار|guest1@/);
});
