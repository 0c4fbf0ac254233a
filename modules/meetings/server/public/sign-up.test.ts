import { simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { meetingsApp } from "../../testing/meetings-app.ts";
import { linkToken } from "../invite/link-token.ts";

const database = await testDatabase();
/** A Wednesday, half past twelve in Tehran. */
let now = new Date("2026-11-25T09:00:00Z");
const base = await testHouse(database, { clock: () => now });
const house = { ...base, config: { ...base.config, allowPrivate: ["127.0.0.1"] } };
const story = () => meetingsApp(house, database);
const pathOf = (address: string | null) => new URL(address!).pathname;

test("of twenty who sign up at once for three seats three get one, and nobody else is kept", async () => {
  const { plan, show, post, connect, tend, work, mail, app, rows } = await story();
  await connect();
  const id = await plan({ sign_up: true, seats: 3 });
  const path = pathOf((await show(id)).sign_up_address);
  expect((await app.inject(path)).body).toContain("۳ جای خالی مانده است.");
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) => post(path, { name: `نفر ${at}`, email: `p${at}@home.example`, phone: "" })),
  );
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([...Array(3).fill(200), ...Array(17).fill(409)]);
  expect((await show(id)).numbers).toMatchObject({ signed_up: 3, yes: 3 });
  expect(await rows("select 1 from meeting_guest where brand_id = $1")).toHaveLength(3);
  // Who was turned away is no customer.
  expect(await rows("select 1 from customer where brand_id = $1")).toHaveLength(3);
  expect((await app.inject(path)).body).not.toContain("<form");
  await tend();
  await work();
  const letter = await simpleParser((await mail.next()).text);
  expect(letter.subject).toContain("ثبت‌نام شما در وبینار");
  expect(letter.attachments.map(({ filename }) => filename)).toContain("invite.ics");
});

test("signing up twice is once, what cannot be read is said, a machine is thanked and nothing is kept", async () => {
  const { plan, show, post, people, connect, rows, app, api } = await story();
  await connect();
  const [known] = await people(["مینا رضایی"]);
  const id = await plan({ sign_up: true });
  const path = pathOf((await show(id)).sign_up_address);
  const form = { name: "میناخانم", email: "guest1@home.example", phone: "۰۹۳۵ ۱۱۱ ۲۲۳۳" };
  const first = await post(path, form);
  expect(first.body).toContain("پیوندتان در راه است");
  const stranger = await post(path, { name: "تازه", email: "new@home.example", phone: "" });
  // The page says nothing of whether somebody was known.
  expect(stranger.body).toBe(first.body);
  await post(path, form);
  expect((await show(id)).numbers).toMatchObject({ signed_up: 2, yes: 2, waiting: 2 });
  const { body: customer } = await api.get(`/customers/${known}`);
  expect(customer.name).toBe("مینا رضایی");
  expect(customer.identities.map(({ value }: { value: string }) => value)).not.toContain("+989351112233");
  const wrong = await post(path, { name: "", email: "nowhere", phone: "" });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain("خوانده نشد");
  expect(wrong.body).toContain('value="nowhere"');
  const trapped = await post(path, { name: "ربات", email: "bot@home.example", phone: "", website: "x" });
  expect(trapped.body).toBe(first.body);
  expect(await rows("select 1 from identity where brand_id = $1 and value = 'bot@home.example'")).toEqual([]);
  for (let times = 0; times < 4; times++) await post(path, form);
  expect((await post(path, form)).statusCode).toBe(429);
  const english = await app.inject(`${path}?lang=en`);
  expect(english.body).toMatch(/dir="ltr"[\s\S]*Sign up/);
  expect((await app.inject(`${path}/invite.ics`)).body).toContain("METHOD:PUBLISH");
  now = new Date(now.getTime() + 8 * 86_400_000);
  expect((await post(path, { ...form, email: "late@home.example", phone: "" })).statusCode).toBe(410);
});

test("links that are guessed, cut or of another brand open nothing, and neither do pages that are closed", async () => {
  const { plan, people, invite, work, connect, pageOf, app, brand, show } = await story();
  const other = await story();
  await connect();
  const [one] = await people(["پریسا"]);
  const id = await plan({ kind: "meeting" });
  await invite(id, [one!]);
  await work();
  const page = await pageOf(id, one!);
  expect((await app.inject(page)).statusCode).toBe(200);
  const [, brandPart, guest, sign] = /\/m\/(\w+)\.(\w+)\.(\w+)/.exec(page)!;
  const wrong = [
    `/m/${brandPart}.${guest}.${sign!.slice(0, -1)}${sign!.endsWith("0") ? "1" : "0"}`,
    `/m/${other.brand.id.toString(36)}.${guest}.${sign}`,
    `/m/${linkToken(house.config, { brandId: other.brand.id, guestId: Number.parseInt(guest!, 36) })}`,
    `/m/${linkToken({ secretKey: Buffer.alloc(32) }, { brandId: brand.id, guestId: Number.parseInt(guest!, 36) })}`,
    ...["/m/x", "/m/a.b.c", "/m/%ff", `/m/${"x".repeat(300)}`, `/m/${brand.slug}/nothing`, "/m/nobody/nothing"],
  ];
  for (const address of wrong) {
    const { statusCode, body } = await app.inject(address);
    expect({ address, statusCode: statusCode >= 400 && statusCode < 500 }).toEqual({ address, statusCode: true });
    expect(body).not.toContain("آشنایی");
  }
  expect((await show(id)).sign_up_address).toBeNull();
  const key = (await database.owner.query("select key from meeting where id = $1", [id])).rows[0].key;
  expect((await app.inject(`/m/${brand.slug}/${key}`)).statusCode).toBe(404);
  expect((await app.inject(`/m/${other.brand.slug}/${key}`)).statusCode).toBe(404);
});

test("an agent reads and does not plan; the last seat goes to one of two who press yes at once", async () => {
  const { plan, people, invite, work, connect, pageOf, post, show, agent } = await story();
  await connect();
  const ids = await people(["الف", "ب"]);
  const id = await plan({ kind: "meeting", seats: 1 });
  await invite(id, ids);
  await work();
  expect((await agent.ask(`/api/v1/meetings/${id}/guests`)).body.rows).toHaveLength(2);
  expect((await agent.ask({ method: "POST", url: "/api/v1/meetings", payload: {} })).status).toBe(403);
  const pages = await Promise.all(ids.map((one) => pageOf(id, one)));
  const pressed = await Promise.all(pages.map((page) => post(page, { answer: "yes" })));
  expect(pressed.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409]);
  const full = pressed.findIndex(({ statusCode }) => statusCode === 409);
  expect(pressed[full]!.body).toContain("همهٔ جاها پر شده است");
  await post(pages[1 - full]!, { answer: "no" });
  expect((await post(pages[full]!, { answer: "yes" })).statusCode).toBe(303);
  expect((await show(id)).numbers).toMatchObject({ yes: 1, no: 1 });
});

test("somebody's address typed by anybody changes no answer of theirs: they get their link, and the page says the same", async () => {
  const { plan, people, invite, work, connect, pageOf, post, show, tend, mail, rows } = await story();
  await connect();
  const [mina] = await people(["مینا"]);
  const id = await plan({ kind: "meeting", sign_up: true });
  await invite(id, [mina!]);
  await work();
  const page = await pageOf(id, mina!);
  await post(page, { answer: "no" });
  const path = pathOf((await show(id)).sign_up_address);
  const known = await post(path, { name: "کسی", email: "guest1@home.example", phone: "" });
  const stranger = await post(path, { name: "تازه", email: "new@home.example", phone: "" });
  expect([known.statusCode, known.body]).toEqual([200, stranger.body]);
  expect((await show(id)).numbers).toMatchObject({ no: 1, yes: 1 });
  await rows("delete from meeting_letter where brand_id = $1 and kind = 'invitation'");
  await tend();
  await work();
  const found = [await mail.next(), await mail.next()].find(({ to }) => to[0] === "guest1@home.example")!;
  const letter = await simpleParser(found.text);
  expect(letter.subject).toContain("پیوند شما");
  expect(letter.text).toContain(page);
  expect(letter.text).not.toContain("جایی برایتان نگه داشته‌ایم");
});

test("a way on which nothing can be sent is not taken nor asked for, and who comes too late becomes no customer", async () => {
  const { plan, show, post, connect, connectPhone, rows, app, api, boss } = await story();
  const id = await plan({ sign_up: true });
  const path = pathOf((await show(id)).sign_up_address);
  const cannot = "فعلاً نمی‌توانیم چیزی از این راه بفرستیم";
  const looked = async () => {
    const { body } = await app.inject(path);
    return ["email", "phone"].filter((name) => body.includes(`name="${name}"`));
  };
  const said = async (form: object, what = cannot) => {
    const { statusCode, body } = await post(path, { name: "تازه", email: "", phone: "", ...form });
    return [statusCode, body.includes(what)];
  };
  expect((await app.inject(path)).body).toContain("ثبت‌نام فعلاً ممکن نیست");
  expect((await app.inject(path)).body).not.toContain("<form");
  const byMail = { email: "new@home.example" };
  expect(await said(byMail)).toEqual([422, true]);
  const { body: mailbox } = await connect();
  expect(await looked()).toEqual(["email"]);
  expect(await said({ phone: "09351112233" })).toEqual([422, true]);
  await connectPhone();
  expect(await looked()).toEqual(["email", "phone"]);
  await boss.ask({ method: "PATCH", url: `/api/v1/channels/${mailbox.id}`, payload: { paused: true } });
  expect(await looked()).toEqual(["phone"]);
  expect(await said({}, "این خانه را پر کنید")).toEqual([422, true]);
  expect(await said(byMail)).toEqual([422, true]);
  await api.put(`/meetings/${id}/cancellation`, { cancelled: true });
  expect((await said({ phone: "09351112233" }))[0]).toBe(410);
  expect(await rows("select 1 from customer where brand_id = $1")).toEqual([]);
  await api.put(`/meetings/${id}/cancellation`, { cancelled: false });
  // The link goes where it can.
  expect(await said({ ...byMail, phone: "09351112233" }, "پیوندتان در راه است")).toEqual([200, true]);
  const guests =
    "select i.type from meeting_guest g join identity i on i.brand_id = g.brand_id and i.id = g.identity_id";
  expect(await rows(`${guests} where g.brand_id = $1`)).toEqual([{ type: "phone" }]);
});

test("whoever signs up again some minutes later, or whose link never arrived, gets it again, by phone too", async () => {
  const { plan, show, post, connectPhone, tend, work, rows } = await story();
  const line = await connectPhone();
  const id = await plan({ sign_up: true });
  const path = pathOf((await show(id)).sign_up_address);
  const again = async (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000);
    expect((await post(path, { name: "تازه", email: "", phone: "09351112233" })).statusCode).toBe(200);
    await tend();
    await work();
    return line.sent.length;
  };
  expect([await again(0), await again(4), await again(2)]).toEqual([1, 1, 2]);
  await rows("update meeting_letter set state = 'failed', reason = 'rejected' where brand_id = $1");
  expect(await again(15)).toBe(3);
  await rows("update meeting_letter set state = 'left_out', reason = 'cap_reached' where brand_id = $1");
  expect([await again(15), await again(1)]).toEqual([4, 4]);
  expect(await rows("select state from meeting_letter where brand_id = $1")).toEqual([{ state: "sent" }]);
});

test("of somebody who is two guests since a merge the one whose address was typed gets the link", async () => {
  const { plan, people, invite, work, connect, post, show, tend, mail, rows, api } = await story();
  await connect();
  const [one, two] = await people(["الف", "ب"]);
  const id = await plan({ kind: "meeting", sign_up: true });
  await invite(id, [one!, two!]);
  await work();
  await api.post(`/customers/${one}/merges`, { with: two });
  await rows("delete from meeting_letter where brand_id = $1");
  const path = pathOf((await show(id)).sign_up_address);
  await post(path, { name: "ب", email: "guest2@home.example", phone: "" });
  await tend();
  await work();
  expect((await mail.next()).to).toEqual(["guest2@home.example"]);
});
