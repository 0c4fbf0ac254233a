import { simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { foldFully } from "../../customers/testing.ts";
import { meetingsApp } from "../testing/meetings-app.ts";
import { sendLetter } from "./invite/send-letter.ts";

const database = await testDatabase();
/** A Wednesday, half past twelve in Tehran. */
const begun = new Date("2026-11-25T09:00:00Z");
let now = begun;
const base = await testHouse(database, { clock: () => now });
const house = { ...base, config: { ...base.config, allowPrivate: ["127.0.0.1"] } };
const story = async () => {
  now = begun;
  return meetingsApp(house, database);
};
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};
const unfolded = (text: string) => text.replace(/\r\n[ \t]/g, "");

test("a webinar from its plan to its numbers: the gate leaves one out, calendars understand the letter, a yes, and a file twice", async () => {
  const at = await story();
  const { plan, people, consent, invite, work, mail, connect, show, api, app, pageOf, post, file, tend } = at;
  const { brand, rows } = at;
  const names = ["مینا رضایی", "علی کریمی", "نگار صادقی", "رضا امینی"];
  const [mina, ali, negar, reza] = (await people(names)) as [number, number, number, number];
  for (const id of [mina, ali, reza]) await consent(id, true);
  const id = await plan();
  expect((await invite(id, [mina])).body.code).toBe("no_account");
  await connect();
  const asked = { audience: { kind: "ids", ids: [mina, ali, negar, reza] } };
  expect((await api.post(`/meetings/${id}/forecasts`, asked)).body).toEqual({
    ...{ audience: 4, invited: 3, already: 0, left_out: { no_consent: 1 } },
  });
  await invite(id, [mina, ali, negar, reza]);
  await work();
  expect((await show(id)).numbers).toMatchObject({ invited: 3, waiting: 3, left_out: 1, unanswered: 3 });
  expect((await api.get(`/meetings/${id}/left-out`)).body.rows).toEqual([
    { customer: { id: negar, name: "نگار صادقی" }, reason: "no_consent", until: null },
  ]);
  later(11);
  await tend();
  await work();
  const letters = await Promise.all([mail.next(), mail.next(), mail.next()]);
  const first = letters.find(({ to }) => to[0] === "guest1@home.example")!;
  const letter = await simpleParser(first.text);
  expect(letter.subject).toBe("دعوت به وبینار «آشنایی با کالاهای تازه»");
  expect(letter.text).toContain("چهارشنبه ۱۱ آذر ۱۴۰۵، ۱۲:۳۰ (۶۰ دقیقه)");
  expect(first.text).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i);
  const [attached] = letter.attachments.filter(({ filename }) => filename === "invite.ics");
  const calendar = unfolded(attached!.content.toString());
  expect(calendar).toContain("METHOD:REQUEST");
  expect(calendar).toContain("DTSTART:20261202T090000Z\r\nDTEND:20261202T100000Z");
  expect(calendar).toContain('ORGANIZER;CN="سارا فرهمند":mailto:events@shop.example');
  expect(calendar).toMatch(/ATTENDEE;.*RSVP=TRUE;CN="مینا رضایی":mailto:guest1@home.example/);
  expect(letter.headers.get("list-unsubscribe-post") ?? letter.headers.get("list")).toBeDefined();

  const page = await pageOf(id, mina);
  expect(letter.text).toContain(page);
  const shown = await app.inject(page);
  expect(shown.body.length).toBeLessThan(45_000);
  expect(shown.body).not.toMatch(/<script|مینا|guest1/);
  expect((await show(id)).numbers.yes).toBe(0);
  expect((await post(page, { answer: "yes" })).statusCode).toBe(303);
  expect((await app.inject(page)).body).toContain("می‌آیید. منتظرتان هستیم.");
  await post(await pageOf(id, ali), { answer: "yes" });
  await post(await pageOf(id, reza), { answer: "no" });
  await post(await pageOf(id, reza), { answer: "sure" });
  expect((await show(id)).numbers).toMatchObject({ yes: 2, no: 1, unanswered: 0, no_shows: 0, came_of_yes: null });
  const joined = await app.inject({ url: `${page}/join`, headers: { "user-agent": "Mozilla/5.0 Firefox/140" } });
  expect(joined.headers["location"]).toBe("https://meet.example/room?a=1&b=2");
  await app.inject({ url: `${page}/join`, headers: { "user-agent": "Mozilla/5.0 Firefox/140" } });
  await app.inject({ url: `${await pageOf(id, ali)}/join`, headers: { "user-agent": "WhatsApp/2.23" } });

  now = new Date("2026-12-02T11:00:00Z");
  expect((await app.inject(page)).body).toContain("پایان یافته است");
  expect((await app.inject(page)).body).not.toContain("/join");
  expect((await post(page, { answer: "no" })).statusCode).toBe(410);
  const csv = [
    "Topic,Meeting ID",
    "آشنایی,123",
    "",
    "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)",
    "Mina,GUEST1@home.example,12/02/2026 12:30:00 PM,12/02/2026 01:00:00 PM,30",
    "Mina phone,guest1@home.example,12/02/2026 12:50:00 PM,12/02/2026 01:30:00 PM,40",
    "رضا اميني (مهمان),,12/02/2026 12:40:00 PM,12/02/2026 01:20:00 PM,40",
    "Somebody,some@body.example,12/02/2026 12:40:00 PM,12/02/2026 12:50:00 PM,10",
  ].join("\n");
  const preview = (await file(`${id}/attendance-previews`, csv)).body;
  expect(preview.columns.map(({ field }: { field: string }) => field)).toEqual([
    ...["name", "email", "joined", "left", "minutes"],
  ]);
  const taken = await file(`${id}/attendance`, csv);
  expect(taken.body).toMatchObject({ people: 3, matched: 2, strangers: 1, added: 3, changed: 0, unchanged: 0 });
  expect((await file(`${id}/attendance`, csv)).body).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
  const { numbers } = await show(id);
  expect(numbers).toMatchObject({ attended: 2, no_shows: 1, strangers: 1, invited: 3 });
  expect(numbers.came_of_yes).toMatchObject({ of: 2, share: 0.5 });
  expect(numbers.came_of_yes!.low).toBeGreaterThan(0.05);
  const guests = (await api.get(`/meetings/${id}/guests?view=attended`)).body.rows;
  expect(guests).toMatchObject([
    { customer: { id: mina }, minutes: 60, answer: "yes" },
    { customer: { id: reza }, minutes: 40, answer: "no" },
  ]);
  expect((await api.get(`/meetings/${id}/guests?view=no_show`)).body.rows).toMatchObject([{ customer: { id: ali } }]);
  const [stranger] = (await api.get(`/meetings/${id}/strangers`)).body.rows;
  expect(stranger).toMatchObject({ name: "Somebody", email: "some@body.example", minutes: 10 });
  await api.put(`/meetings/${id}/strangers/${stranger.id}`, { as: "nobody" });
  expect((await show(id)).numbers.strangers).toBe(0);
  await api.put(`/meetings/${id}/strangers/${stranger.id}`, { as: "customer" });
  expect((await show(id)).numbers).toMatchObject({ attended: 3, invited: 3 });
  expect((await file(`${id}/attendance`, csv)).body).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
  const timeline = (await api.get(`/customers/${mina}/timeline`)).body.rows as { subject: string }[];
  expect(timeline.map(({ subject }) => subject).sort()).toEqual(
    ["meeting_answer", "meeting_join", "message", "webinar"].sort(),
  );
  expect(timeline.find(({ subject }) => subject === "webinar")).toMatchObject({
    ...{ channel: "webinar", kind: "contact", subject_shown: { minutes: 60, title: "آشنایی با کالاهای تازه" } },
  });
  const told = await rows("select event from announced where brand_id = $1 and event like 'meetings.%' order by id");
  expect(told.map(({ event }) => event)).toEqual([
    ...["meetings.answered", "meetings.answered", "meetings.answered", "meetings.attended", "meetings.attended"],
  ]);
  await foldFully(house.database, brand.id, house.clock);
});

test("a change and a cancellation reach those who were written to, under the same UID with a higher sequence; both can be taken back in time", async () => {
  const { plan, people, invite, work, mail, connect, show, api, rows, tend } = await story();
  await connect();
  const [one] = await people(["پریسا"]);
  const id = await plan({ kind: "meeting", link: "", place: "دفتر ونک" });
  await invite(id, [one!]);
  await work();
  later(11);
  await tend();
  await work();
  const calendarOf = async () => {
    const { attachments } = await simpleParser((await mail.next()).text);
    const text = unfolded(attachments.find(({ filename }) => filename === "invite.ics")!.content.toString());
    const value = (name: string) => new RegExp(`^${name}:(.*)$`, "m").exec(text)?.[1]?.trim();
    return { uid: value("UID"), sequence: value("SEQUENCE"), method: value("METHOD"), start: value("DTSTART") };
  };
  const invited = await calendarOf();
  expect(invited).toMatchObject({ sequence: "0", method: "REQUEST", start: "20261202T090000Z" });
  const { id: _id, ends_at, cancelled_at, sign_up_address, numbers, ...body } = await show(id);
  await api.put(`/meetings/${id}`, { ...body, seats: 9 });
  expect((await show(id)).numbers.waiting).toBe(0);
  await api.put(`/meetings/${id}`, { ...body, starts_at: "2026-12-03T09:00:00Z" });
  await api.put(`/meetings/${id}`, { ...body, starts_at: "2026-12-03T10:00:00Z" });
  expect((await show(id)).numbers.waiting).toBe(1);
  later(11);
  await tend();
  await work();
  expect(await calendarOf()).toEqual({ ...invited, sequence: "2", start: "20261203T100000Z" });
  await api.put(`/meetings/${id}/cancellation`, { cancelled: true });
  await api.put(`/meetings/${id}/cancellation`, { cancelled: false });
  later(11);
  await tend();
  await work();
  const kinds = () => rows("select kind, state from meeting_letter where brand_id = $1 order by id");
  expect((await kinds()).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    ...["invitation sent", "change withdrawn", "change sent", "cancellation withdrawn"],
  ]);
  await api.put(`/meetings/${id}/cancellation`, { cancelled: true });
  expect((await invite(id, [one!])).body.code).toBe("meeting_cancelled");
  later(11);
  await tend();
  await work();
  expect(await calendarOf()).toMatchObject({ uid: invited.uid, sequence: "5", method: "CANCEL" });
  const back = await api.put(`/meetings/${id}/cancellation`, { cancelled: false });
  expect(back.body).toEqual({ inviting: false });
  later(11);
  await tend();
  await work();
  expect(await calendarOf()).toMatchObject({ uid: invited.uid, sequence: "6", method: "REQUEST" });
});

test("letters that are due go out once however many send, and quiet hours put them off", async () => {
  const { plan, people, invite, work, connect, tend, rows, api } = await story();
  await connect();
  const ids = await people(["الف", "ب", "پ", "ت", "ث", "ج"]);
  const id = await plan({ kind: "meeting" });
  await api.put("/contact-rules", {
    ...(await api.get("/contact-rules")).body,
    quietHours: { from: "12:00", to: "14:00" },
  });
  await Promise.all([invite(id, ids), invite(id, ids.slice(0, 3))]);
  await work();
  later(11);
  await tend();
  const states = async () => {
    const found = await rows(
      "select state, reason, count(*)::int as n from meeting_letter where brand_id = $1 group by 1, 2",
    );
    return found.map(({ state, reason, n }) => `${state} ${reason} ${n}`);
  };
  expect(await states()).toEqual(["waiting quiet_hours 6"]);
  later(4 * 3600);
  await Promise.all([tend(), tend(), tend()]);
  expect(await states()).toEqual(["sent null 6"]);
  const sent = await rows("select count(*)::int as n from message where brand_id = $1 and direction = 'out'");
  expect(sent).toEqual([{ n: 6 }]);
  // The next story begins hours earlier: nothing may wait for now.
  await work();
});

test("a worker that dies between a letter and its commit has sent nothing, and whoever goes on sends it once", async () => {
  const { plan, people, invite, work, connect, tend, rows, inBrand, mail } = await story();
  await connect();
  const [one] = await people(["پریسا"]);
  const id = await plan({ kind: "meeting" });
  await invite(id, [one!]);
  await work();
  later(11);
  const [{ id: letter }] = await rows("select id from meeting_letter where brand_id = $1");
  const died = inBrand(async (ctx) => {
    await sendLetter(ctx, house, letter);
    throw new Error("killed");
  });
  await expect(died).rejects.toThrow("killed");
  expect(await rows("select 1 from message where brand_id = $1")).toEqual([]);
  expect(await rows("select state from meeting_letter where brand_id = $1")).toEqual([{ state: "waiting" }]);
  await Promise.all([tend(), tend()]);
  await work();
  expect((await mail.next()).to).toEqual(["guest1@home.example"]);
  expect(await rows("select delivery from message where brand_id = $1")).toEqual([{ delivery: "sent" }]);
});
