import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { eraseCustomer, resolvePeople } from "../../customers/index.ts";
import { sourceId } from "../../intake/index.ts";
import { meetingsApp } from "../testing/meetings-app.ts";
import { addUp } from "./attendance/add-up.ts";
import { guessColumns } from "./attendance/columns.ts";
import { readAttendanceFile } from "./attendance/read-rows-of-file.ts";
import { takeAttendance } from "./attendance/take-attendance.ts";

const database = await testDatabase();
let now = new Date("2026-11-25T09:00:00Z");
const base = await testHouse(database, { clock: () => now });
const house = { ...base, config: { ...base.config, allowPrivate: ["127.0.0.1"] } };
const story = () => {
  now = new Date("2026-11-25T09:00:00Z");
  return meetingsApp(house, database);
};
/** A meeting that has just begun, to which «مینا رضایی» was invited. */
const minaInvited = async () => {
  const at = await story();
  await at.connect();
  const [mina] = await at.people(["مینا رضایی"]);
  const id = await at.plan({ kind: "meeting" });
  await at.invite(id, [mina!]);
  await at.work();
  now = new Date("2026-12-02T12:00:00Z");
  return { ...at, id, mina: mina! };
};

test("what a calendar program answers by mail is the guest's answer; of somebody else it is a letter like any other", async () => {
  const { plan, people, invite, work, tend, connect, show, rows, app, api } = await story();
  const { body: channel } = await connect();
  const [mina] = await people(["مینا", "علی"]);
  const id = await plan({ kind: "meeting" });
  await invite(id, [mina!]);
  await work();
  now = new Date(now.getTime() + 11_000);
  await tend();
  await work();
  const [{ uid }] = await rows("select uid from meeting where brand_id = $1");
  const reply = (from: string, standing: string, n: number) =>
    [
      `From: <${from}>`,
      "To: <events@shop.example>",
      `Message-ID: <reply-${n}@home.example>`,
      "Subject: Accepted",
      "MIME-Version: 1.0",
      'Content-Type: multipart/mixed; boundary="b"',
      "",
      "--b",
      "Content-Type: text/plain; charset=utf-8",
      "",
      "پاسخ من",
      "--b",
      "Content-Type: text/calendar; charset=utf-8; method=REPLY",
      "",
      `BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nATTENDEE;PARTSTAT=${standing}:mailto:${from}\r\nEND:VEVENT\r\nEND:VCALENDAR`,
      "--b--",
      "",
    ].join("\r\n");
  const { hook_path } = (await api.post(`/channels/${channel.id}/hook`)).body ?? {};
  const send = (letter: string) =>
    app.inject({
      method: "POST",
      url: hook_path ?? channel.hook_path,
      headers: { "content-type": "message/rfc822" },
      payload: letter,
    });
  expect((await send(reply("guest1@home.example", "ACCEPTED", 1))).statusCode).toBeLessThan(300);
  expect((await show(id)).numbers).toMatchObject({ yes: 1 });
  expect((await api.get(`/meetings/${id}/guests`)).body.rows).toMatchObject([{ answer: "yes" }]);
  await send(reply("guest1@home.example", "DECLINED", 2));
  await send(reply("guest1@home.example", "DECLINED", 2));
  expect((await show(id)).numbers).toMatchObject({ yes: 0, no: 1 });
  await send(reply("guest2@home.example", "ACCEPTED", 3));
  expect((await show(id)).numbers).toMatchObject({ yes: 0, no: 1 });
  const waiting = await rows(
    "select i.value from conversation c join identity i on i.brand_id = c.brand_id and i.id = c.identity_id where c.brand_id = $1 and c.waiting_since is not null",
  );
  expect(waiting).toEqual([{ value: "guest2@home.example" }]);
});

test("a merge makes two guests one and its undoing two again; a customer by name alone, a corrected file, and strangers of one name", async () => {
  const { plan, people, invite, work, connect, show, api, post, pageOf, file } = await story();
  await connect();
  const [one, two, sara] = await people(["پریسا کاظمی", "پریسا کاظمی", "سارا"]);
  const id = await plan({ kind: "meeting", link: "", place: "دفتر" });
  await invite(id, [one!, two!, sara!]);
  await work();
  await post(await pageOf(id, one!), { answer: "no" });
  now = new Date(now.getTime() + 60_000);
  await post(await pageOf(id, two!), { answer: "yes" });
  now = new Date("2026-12-02T12:00:00Z");
  const csv = "نام,مدت\nپریسا کاظمی,30\nسارا,20\nناآشنا,5\n";
  // Nobody can say which of two of one name it was.
  expect((await file(`${id}/attendance`, csv)).body).toMatchObject({ people: 3, matched: 1, strangers: 2 });
  const merge = (await api.post(`/customers/${one}/merges`, { with: two })).body.merge_id;
  expect((await show(id)).numbers).toMatchObject({ invited: 2, yes: 1, no: 0 });
  expect((await file(`${id}/attendance`, csv)).body).toMatchObject({ matched: 2, changed: 1, unchanged: 2 });
  expect((await show(id)).numbers).toMatchObject({ attended: 2, strangers: 1 });
  await api.post(`/customer-merges/${merge}/undo`);
  expect((await show(id)).numbers).toMatchObject({ invited: 3, yes: 1, no: 1 });
  const better = await file(`${id}/attendance`, csv.replace("20", "45"));
  expect(better.body).toMatchObject({ added: 0, changed: 1 });
  const timeline = (await api.get(`/customers/${sara}/timeline`)).body.rows;
  expect(timeline.filter(({ subject }: { subject: string }) => subject === "meeting")).toMatchObject([
    { channel: "in_person", subject_shown: { minutes: 45 } },
  ]);
  const [stranger] = (await api.get(`/meetings/${id}/strangers`)).body.rows;
  await api.put(`/meetings/${id}/strangers/${stranger.id}`, { as: "customer" });
  const rows = (await api.get(`/meetings/${id}/guests?view=attended`)).body.rows;
  expect(rows).toContainEqual(
    expect.objectContaining({ way: "came", minutes: 5, customer: expect.objectContaining({ name: "ناآشنا" }) }),
  );
  expect((await api.put(`/meetings/${id}/strangers/${stranger.id}`, { as: "nobody" })).status).toBe(404);
});

test("whoever is forgotten stands in no row, is passed over in a file, and stays in the numbers; an export tells all of it", async () => {
  const { plan, people, invite, work, connect, show, api, post, pageOf, file, rows } = await story();
  await connect();
  const [mina, ali] = await people(["مینا زرافشان", "علی"]);
  const id = await plan({ kind: "meeting" });
  await invite(id, [mina!, ali!]);
  await work();
  await post(await pageOf(id, mina!), { answer: "yes" });
  now = new Date("2026-12-02T12:00:00Z");
  const csv =
    "name,email,minutes\nMina,guest1@home.example,50\nX,guest1@home.example.org,3\nAli,guest2@home.example,9\n";
  await file(`${id}/attendance`, csv);
  const exported = (await api.get(`/customers/${mina}/export`)).body;
  expect(JSON.stringify(exported)).toContain("آشنایی با کالاهای تازه");
  expect(exported.meetings ?? exported.data?.meetings).toMatchObject([{ answer: "yes", minutes: 50 }]);
  const page = await pageOf(id, mina!);
  await api.post(`/customers/${mina}/erasure`);
  await work();
  const kept = JSON.stringify(await rows("select * from meeting_attendance where brand_id = $1"));
  expect(kept).not.toContain('guest1@home.example"');
  expect((await show(id)).numbers).toMatchObject({ yes: 1, attended: 2 });
  expect((await api.get(`/meetings/${id}/guests`)).body.rows[0]).toMatchObject({ answer: "yes", minutes: 50 });
  expect((await file(`${id}/attendance`, csv)).body).toMatchObject({ erased: 1, added: 0 });
  expect((await post(page, { answer: "no" })).statusCode).toBe(404);
  expect(addUp({ header: [], rows: [] }, guessColumns([]), "UTC").people).toEqual([]);
});

test("one guest under two keys, in one file or in two, is one person whose time counts once; what was decided by hand stays", async () => {
  const { show, api, file, id, mina } = await minaInvited();
  const heading = "name,email,join time,leave time";
  const laptop = "Mina,guest1@home.example,2026-12-02 12:30:00,2026-12-02 13:10:00";
  const phone = "مینا رضایی,,2026-12-02 12:50:00,2026-12-02 13:30:00";
  const stranger = "Mina's iPad,,2026-12-02 12:40:00,2026-12-02 13:35:00";
  const minutes = async () => (await api.get(`/meetings/${id}/guests?view=attended`)).body.rows[0].minutes;
  const both = [heading, laptop, phone].join("\n");
  const one = { people: 1, matched: 1, strangers: 0 };
  expect((await file(`${id}/attendance`, both)).body).toMatchObject({ ...one, added: 1, changed: 0, unchanged: 0 });
  expect(await minutes()).toBe(60);
  expect((await file(`${id}/attendance`, both)).body).toMatchObject({ ...one, added: 0, changed: 0, unchanged: 1 });
  const later = [heading, phone, stranger].join("\n");
  expect((await file(`${id}/attendance`, later)).body).toMatchObject({ people: 2, matched: 1, added: 1, changed: 1 });
  expect(await minutes()).toBe(40);
  const [ipad] = (await api.get(`/meetings/${id}/strangers`)).body.rows;
  await api.put(`/meetings/${id}/strangers/${ipad.id}`, { as: "customer" });
  const made = (await api.get(`/meetings/${id}/guests?view=attended`)).body.rows[1].customer.id;
  expect((await show(id)).numbers).toMatchObject({ attended: 2, strangers: 0 });
  // The file knows the iPad as somebody of its own; whoever it was decided to be it stays.
  expect((await file(`${id}/attendance`, later)).body).toMatchObject({ people: 2, matched: 2, added: 0, unchanged: 2 });
  const merge = await api.post(`/customers/${mina}/merges`, { with: made });
  expect(merge.status).toBe(200);
  expect((await show(id)).numbers).toMatchObject({ attended: 1 });
});

test("a stranger who is decided to be a guest with rows of their own adds nothing to what these cover", async () => {
  const { api, file, rows, id, mina } = await minaInvited();
  const csv = [
    "name,email,phone,join time,leave time",
    "Mina,guest1@home.example,,2026-12-02 12:30:00,2026-12-02 13:10:00",
    "iPad,,+989353334455,2026-12-02 12:50:00,2026-12-02 13:20:00",
  ].join("\n");
  expect((await file(`${id}/attendance`, csv)).body).toMatchObject({ people: 2, matched: 1, strangers: 1 });
  // Since then the house learned whose phone it is.
  await api.post(`/customers/${mina}/identities`, { type: "phone", value: "09353334455" });
  const [ipad] = (await api.get(`/meetings/${id}/strangers`)).body.rows;
  await api.put(`/meetings/${id}/strangers/${ipad.id}`, { as: "customer" });
  const guests = async () => (await api.get(`/meetings/${id}/guests?view=attended`)).body.rows;
  expect(await guests()).toMatchObject([{ customer: { id: mina }, minutes: 50 }]);
  expect((await api.get(`/customers/${mina}/export`)).body.meetings).toMatchObject([{ minutes: 50 }]);
  expect((await file(`${id}/attendance`, csv)).body).toMatchObject({ people: 1, matched: 1, added: 0, unchanged: 1 });
  expect(await guests()).toMatchObject([{ customer: { id: mina }, minutes: 50 }]);
  // As rows of earlier days stand: under the keys of the file.
  await rows(
    "update meeting_attendance set minutes = 40, person = 'email:guest1@home.example' where brand_id = $1 and minutes is not null",
  );
  expect((await file(`${id}/attendance`, csv)).body).toMatchObject({ people: 1, added: 0, changed: 1 });
  expect(await guests()).toMatchObject([{ customer: { id: mina }, minutes: 50 }]);
});

test("whoever was erased leaves no stranger behind to decide on, and a short identifier wipes nobody else's name", async () => {
  const { plan, people, show, api, file, inBrand } = await story();
  const [mina] = await people(["مینا"]);
  await inBrand(async (ctx) => {
    const known = [
      { type: "email" as const, value: "guest1@home.example" },
      { type: "visitor" as const, value: "sara" },
    ];
    await resolvePeople(ctx, [{ sourceId: await sourceId(ctx, "site"), identities: known, name: null }]);
  });
  const id = await plan({ kind: "meeting", starts_at: "2026-11-25T08:30:00Z" });
  await file(
    `${id}/attendance`,
    "name,email,minutes\nmina guest1@home.example,x@home.example,5\nSara Karimi,,6\nOmid,,7\n",
  );
  expect((await show(id)).numbers.strangers).toBe(3);
  await api.post(`/customers/${mina}/erasure`);
  expect((await show(id)).numbers.strangers).toBe(2);
  const strangers = (await api.get(`/meetings/${id}/strangers`)).body.rows;
  expect(strangers.map(({ name }: { name: string }) => name)).toEqual(["Sara Karimi", "Omid"]);
});

test("a file that is being taken in while somebody in it is erased keeps nothing of who they were", async () => {
  const { plan, people, show, rows, inBrand } = await story();
  const [golnar] = await people(["گلنار"]);
  const id = await plan({ kind: "meeting", starts_at: "2026-11-25T08:30:00Z" });
  const text = "name,email,phone,minutes\nگلنار,guest1@home.example,+989120000010,5\nOmid,,,7\n";
  const file = await readAttendanceFile(Buffer.from(text));
  const waits = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  let erasing: Promise<void> | undefined;
  await inBrand(async (ctx) => {
    expect(await takeAttendance(ctx, id, file, guessColumns([]))).toMatchObject({ people: 2, strangers: 2 });
    erasing = inBrand((other) => eraseCustomer(other, golnar!));
    await expect.poll(async () => (await database.owner.query(waits)).rows.length > 0, { timeout: 30_000 }).toBe(true);
  });
  await erasing;
  expect((await show(id)).numbers.strangers).toBe(1);
  const kept = JSON.stringify(await rows("select * from meeting_attendance where brand_id = $1"));
  expect(kept).not.toMatch(/گلنار|guest1@|989120000010/);
});
