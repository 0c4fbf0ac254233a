import { expect, test } from "vitest";
import { system, withBrand } from "../../../../platform/db/index.ts";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { eraseCustomer } from "../../../customers/index.ts";
import { askingApp } from "../../testing/asking-app.ts";
import { sendInvitation } from "./send-invitation.ts";

const database = await testDatabase();
let passed = 0;
const house = await testHouse(database, { clock: () => new Date(Date.now() + passed) });
const hour = 3_600_000;
const day = 24 * hour;
const rows = async (sql: string, brandId: number) => (await database.owner.query(sql, [brandId])).rows;

test("an audience is asked once, with due times spread, and whoever a rule leaves out is named with the reason", async () => {
  passed = 0;
  const { api, survey, brand, customers, work, consent } = await askingApp(house, database.owner);
  const ids = await customers(6, { staffEmail: true });
  const key = await survey("nps");
  await consent(ids[1]!, false);
  await api.post("/suppressions", { channel: "sms", address: `0912000000${3}` });
  const ask = { audience: { kind: "ids", ids }, channels: ["sms"], spread_hours: 10 };
  const forecast = (await api.post(`/surveys/${key}/waves`, { ...ask, dry_run: true })).body;
  expect(forecast).toMatchObject({ audience: 6, looked_at: 6, invited: 3, by_channel: { sms: 3 } });
  expect(forecast.left_out).toEqual({ refused: 1, suppressed: 1, staff: 1 });
  expect(await rows("select 1 from survey_invitation where brand_id = $1", brand.id)).toHaveLength(0);
  const { id } = (await api.post(`/surveys/${key}/waves`, ask)).body;
  await work();
  const [wave] = (await api.get(`/surveys/${key}/waves`)).body.rows;
  expect(wave).toMatchObject({
    id,
    invited: 3,
    waiting: 3,
    under_way: false,
    left_out: { refused: 1, suppressed: 1, staff: 1 },
  });
  const due = await rows("select due_at, token from survey_invitation where brand_id = $1", brand.id);
  expect(due.every(({ token }) => /^[A-Za-z0-9-]{12}$/.test(token))).toBe(true);
  expect(new Set(due.map(({ due_at: at }) => at.getTime())).size).toBe(3);
  const leftOut = (await api.get(`/surveys/${key}/waves/${id}/left-out?reason=refused`)).body.rows;
  expect(leftOut).toEqual([{ customer: { id: ids[1], name: "مشتری ب" }, reason: "refused", until: null }]);
  // Another survey finds them all asked, until the distance is over.
  const other = await survey("csat");
  const again = (await api.post(`/surveys/${other}/waves`, { ...ask, spread_hours: 0, dry_run: true })).body;
  expect(again).toMatchObject({ invited: 0, left_out: { asked_lately: 3, refused: 1, suppressed: 1, staff: 1 } });
  passed = 31 * day;
  const after = (await api.post(`/surveys/${other}/waves`, { ...ask, spread_hours: 0, dry_run: true })).body;
  expect(after.invited).toBe(3);
  await api.post(`/surveys/${key}/waves/${id}/cancellation`, {});
  expect((await api.get(`/surveys/${key}/waves`)).body.rows[0]).toMatchObject({ invited: 0, waiting: 0 });
  passed = 0;
  expect((await api.post(`/surveys/${other}/waves`, { ...ask, dry_run: true })).body.invited).toBe(3);
});

test("what is due goes out once, also when two send at the same time, and the reply by SMS is the answer", async () => {
  passed = 0;
  const { api, survey, brand, customers, work, out, write, tend } = await askingApp(house, database.owner);
  const [id] = await customers(1);
  const key = await survey("nps");
  await api.post(`/surveys/${key}/waves`, {
    audience: { kind: "ids", ids: [id] },
    channels: ["sms"],
    remind_after_days: 3,
  });
  await work();
  await Promise.all([tend(), tend(), tend()]);
  await work();
  expect(out()).toHaveLength(1);
  // Under the caps too it is one message.
  expect(await rows("select purpose from contact_sent where brand_id = $1", brand.id)).toEqual([{ purpose: "survey" }]);
  expect(out()[0]).toMatchObject({ to: "+989120000001", automatic: true });
  expect(out()[0]!.text).toContain("چقدر احتمال دارد");
  expect(out()[0]!.text).toMatch(/http:\/\/localhost:\d+\/s\/[0-9a-z]+-[A-Za-z0-9-]{12}/);
  expect((await api.get(`/surveys/${key}/waves`)).body.rows[0]).toMatchObject({ sent: 1, answered: 0 });
  // Something else is for people.
  await write("+989120000001", "سفارشم کی می‌رسد؟");
  await work();
  expect((await api.get(`/responses?survey=${key}`)).body.rows).toHaveLength(0);
  await write("+989120000001", "۹ خیلی خوب بود");
  await work();
  const [response] = (await api.get(`/responses?survey=${key}`)).body.rows;
  expect(response).toMatchObject({ nps: 9, comment: "خیلی خوب بود", mode: "sms", customer: { id } });
  expect(out().at(-1)!.text).toContain("سپاس");
  const waits = await rows("select c.waiting_since, c.status from conversation c where brand_id = $1", brand.id);
  expect(waits).toHaveLength(1);
  expect((await api.get(`/surveys/${key}/waves`)).body.rows[0]).toMatchObject({ sent: 1, answered: 1 });
  expect(await rows("select 1 from survey_fact where brand_id = $1", brand.id)).toHaveLength(1);
  passed = 4 * day;
  await tend();
  await work();
  // Whoever answered is not reminded.
  expect(out()).toHaveLength(2);
});

test("a score by reply is asked why, the reason is added to the same response, and the message waits for nobody", async () => {
  passed = 0;
  const { api, survey, brand, customers, work, out, write, tend } = await askingApp(house, database.owner);
  const [id] = await customers(1);
  const key = await survey("nps");
  await api.post(`/surveys/${key}/waves`, { audience: { kind: "ids", ids: [id] }, channels: ["sms"] });
  await work();
  await tend();
  // Nobody answers a letter that has not gone out yet.
  await work();
  await write("+989120000001", "3");
  await work();
  expect(out().at(-1)!.text).toContain("دلیل اصلی");
  await write("+989120000001", "دیر رسید");
  await work();
  const { rows: responses } = (await api.get(`/responses?survey=${key}`)).body;
  expect(responses).toHaveLength(1);
  expect(responses[0]).toMatchObject({ nps: 3, comment: "دیر رسید" });
  const [conversation] = await rows("select status, waiting_since from conversation where brand_id = $1", brand.id);
  expect(conversation).toMatchObject({ status: "resolved", waiting_since: null });
  await write("+989120000001", "سلام، سفارش تازه دارم");
  await work();
  expect(await rows("select 1 from conversation where brand_id = $1 and status = 'open'", brand.id)).toHaveLength(1);
});

test("whoever does not answer is reminded once, and a link that is over ends", async () => {
  passed = 0;
  const { api, survey, customers, work, out, tend } = await askingApp(house, database.owner);
  const [id] = await customers(1);
  const key = await survey("nps", { settings: { expires_after_days: 10 } });
  await api.post(`/surveys/${key}/waves`, {
    audience: { kind: "ids", ids: [id] },
    channels: ["sms"],
    remind_after_days: 3,
  });
  await work();
  await tend();
  await work();
  for (const days of [4, 5, 9, 11]) {
    passed = days * day;
    await tend();
    await work();
  }
  expect(out()).toHaveLength(2);
  expect(out()[1]!.text).toContain("یادآوری");
  expect((await api.get(`/surveys/${key}/waves`)).body.rows[0]).toMatchObject({ expired: 1, waiting: 0, answered: 0 });
});

test("the gate is asked again when it is time: quiet hours put off, a refusal since then leaves out", async () => {
  passed = 0;
  const { api, survey, brand, customers, work, out, tend, consent, quiet } = await askingApp(house, database.owner);
  const [one, two] = await customers(2);
  const key = await survey("nps");
  await api.post(`/surveys/${key}/waves`, { audience: { kind: "ids", ids: [one, two] }, channels: ["sms"] });
  await work();
  await consent(two!, false);
  const inTehran = { timeZone: "Asia/Tehran", hour: "2-digit", minute: "2-digit" } as const;
  const clockIn = (hours: number) =>
    new Date(house.clock().getTime() + hours * hour).toLocaleTimeString("en-GB", inTehran);
  await quiet({ from: clockIn(-2), to: clockIn(2) });
  await tend();
  await work();
  expect(out()).toHaveLength(0);
  const states = await rows(
    "select state, reason, due_at > now() as later from survey_invitation where brand_id = $1 order by id",
    brand.id,
  );
  expect(states).toMatchObject([
    { state: "waiting", reason: "quiet_hours", later: true },
    { state: "left_out", reason: "refused" },
  ]);
  expect((await api.get(`/surveys/${key}/waves`)).body.rows[0]).toMatchObject({ invited: 1, left_out: { refused: 1 } });
  await quiet(null);
  passed = 2 * day;
  await tend();
  await work();
  expect(out()).toHaveLength(1);
});

test("one customer is invited by hand and gets a link of their own; a try-out stays out of the numbers", async () => {
  passed = 0;
  const { api, survey, customers, work, out, tend } = await askingApp(house, database.owner);
  const [id] = await customers(1);
  const key = await survey("nps");
  const made = (await api.post(`/surveys/${key}/invitations`, { customer_id: id })).body;
  expect(made.link).toMatch(/\/s\/[0-9a-z]+-[A-Za-z0-9-]{12}$/);
  const later = await api.post(`/surveys/${key}/invitations`, { customer_id: id, channel: "sms" });
  expect(later.status).toBe(200);
  await tend();
  await work();
  expect(out()).toHaveLength(0);
  expect((await api.post(`/surveys/${key}/invitations`, { customer_id: id, channel: "telegram" })).body.code).toBe(
    "no_address",
  );
  const test = (await api.post(`/surveys/${key}/tests`, { channel: "sms", to: "0935 111 2233" })).body;
  expect(test).toMatchObject({ sent: true, problem: null });
  expect(out()[0]).toMatchObject({ to: "+989351112233" });
  expect((await api.post(`/surveys/${key}/tests`, { channel: "email" })).body.code).toBe("no_account");
});

test("an invitation that is being sent while its customer is erased keeps nothing of who they were", async () => {
  passed = 0;
  const { api, survey, brand, customers, work } = await askingApp(house, database.owner);
  const [customer] = await customers(1);
  const audience = { kind: "ids", ids: [customer] };
  await api.post(`/surveys/${await survey("nps")}/waves`, { audience, channels: ["sms"], spread_hours: 0 });
  await work();
  passed = hour;
  const [invitation] = await rows("select id from survey_invitation where brand_id = $1", brand.id);
  const inBrand = <T>(work: Parameters<typeof withBrand<T>>[2]) =>
    withBrand(house.database.app, { brandId: brand.id, actor: system("test"), now: house.clock() }, work);
  const waits =
    "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and $1::int > 0";
  let erasing: Promise<void> | undefined;
  await inBrand(async (ctx) => {
    await sendInvitation(ctx, house, invitation.id);
    erasing = inBrand((other) => eraseCustomer(other, customer!));
    await expect.poll(() => rows(waits, brand.id), { timeout: 30_000 }).not.toEqual([]);
  });
  await erasing;
  expect(await rows("select state from survey_invitation where brand_id = $1", brand.id)).toEqual([{ state: "sent" }]);
  expect(await rows("select body from message_text where brand_id = $1", brand.id)).toEqual([]);
});
