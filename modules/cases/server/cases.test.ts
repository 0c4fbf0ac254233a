import { beforeEach, expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { lettersOut } from "../../inbox/testing.ts";
import { caseApp } from "../testing/case-app.ts";

const database = await testDatabase();
// A Sunday morning in Tehran, on which everybody works; ahead of the database's clock, so that what is brought forward goes back to its time.
const start = new Date("2031-01-05T06:00:00Z");
let now = start;
const house = await testHouse(database, { clock: () => now });
const hours = (count: number) => {
  now = new Date(now.getTime() + count * 3_600_000);
};
beforeEach(() => {
  now = start;
});
const shop = await caseApp(house, database.owner);
const { post, get, put } = shop;
type Row = Record<string, never> & { id: number; state: string; customer: { id: number } };
const casesOf = async (customer: number) => (await get(`/cases?view=all&customer=${customer}`)).body.rows as Row[];
const shown = async (id: number) => (await get(`/cases/${id}`)).body;
const kinds = async (id: number) => (await shown(id)).events.map(({ kind }: { kind: string }) => kind).toReversed();

/** A bad answer, and the case it opened. */
async function unhappy(told: object = { nps: 2, comment: "دیر رسید و بسته پاره بود" }) {
  const customer = await shop.customer();
  const response = await shop.answers({ customer, ...told });
  const [row] = await casesOf(customer);
  return { customer, response, id: row!.id, row: row! };
}

test("a low score opens a case with its words, grave as it is, due in working hours; heard twice it is one", async () => {
  const { customer, row } = await unhappy();
  expect(row).toMatchObject({
    state: "open",
    severity: "high",
    title: "نمرهٔ ۲ از ۱۰ · پس از خرید",
    words: "دیر رسید و بسته پاره بود",
    overdue: false,
  });
  expect(row["due_at"]).toBe("2031-01-05T10:00:00.000Z");
  await shop.settle();
  expect(await casesOf(customer)).toHaveLength(1);
});

test("a good answer opens none; a comment that complains does, whatever the score", async () => {
  const happy = await shop.customer();
  await shop.answers({ customer: happy, nps: 9, comment: "" });
  expect(await casesOf(happy)).toEqual([]);
  const { row } = await unhappy({ nps: 9, comment: "افتضاح بود، خیلی ناراضی‌ام و دیگر خرید نمی‌کنم" });
  expect(row).toMatchObject({ title: "گلایه در نظر نوشته · پس از خرید", severity: "normal" });
});

test("nobody can be called back of whom nobody knows", async () => {
  const before = (await get("/cases?view=all")).body.counts.all;
  await shop.answers({ customer: null, nps: 0 });
  expect((await get("/cases?view=all")).body.counts.all).toBe(before);
});

test("later bad answers about the same join; about something else they are a case of their own", async () => {
  const { customer, id } = await unhappy({ nps: 5 });
  await shop.answers({ customer, nps: 1, comment: "هنوز خبری نیست" });
  await shop.answers({ customer, nps: 4, touchpoint: "delivery" });
  const rows = await casesOf(customer);
  expect(rows).toHaveLength(2);
  expect(await shown(id)).toMatchObject({
    severity: "high",
    responses: [{ comment: "هنوز خبری نیست" }, { comment: "" }],
  });
  expect(await kinds(id)).toEqual(["opened", "joined"]);
});

test("two bad answers at the same moment are one case", async () => {
  const customer = await shop.customer();
  await Promise.all([1, 2, 3].map((nps) => shop.answers({ customer, nps })));
  expect(await casesOf(customer)).toHaveLength(1);
});

test("an answer that was changed for the better withdraws a case nobody worked on, and only tells one that somebody did", async () => {
  const one = await unhappy({ nps: 3 });
  await shop.answers({ customer: one.customer, response: one.response, nps: 9, changed: true });
  expect((await shown(one.id)).state).toBe("withdrawn");
  const other = await unhappy({ nps: 3 });
  await post(`/cases/${other.id}/calls`, { reached: true, text: "صحبت شد" });
  await shop.answers({ customer: other.customer, response: other.response, nps: 9, changed: true });
  expect(await shown(other.id)).toMatchObject({ state: "contacted", responses: [{ withdrawn: true }] });
});

test("it goes to the owners of the rule in turn, and up where nobody reached the customer in time", async () => {
  const settings = (await get("/case-settings")).body;
  const me = (await get("/me")).body;
  const owners = [shop.colleague.id];
  const rules = settings.rules.map((rule: { key: string }) => ({ ...rule, owners, escalate_to: me.user?.id ?? me.id }));
  expect((await put("/case-settings", { ...settings, rules })).status).toBe(204);
  expect((await put("/case-settings", { ...settings, rules })).status).toBe(409);
  const { id, row } = await unhappy({ nps: 0 });
  expect(row["assignee"]).toMatchObject({ name: "بهرام" });
  expect((await get("/cases?view=mine", shop.desk)).body.rows.map((one: Row) => one.id)).toContain(id);
  hours(5);
  await shop.settle();
  expect((await get(`/cases?view=overdue&customer=${row.customer.id}`)).body.rows).toHaveLength(1);
  expect((await shown(id)).escalated_at).toBeNull();
  hours(2);
  await shop.settle();
  await shop.settle();
  expect(await shown(id)).toMatchObject({ assignee: { name: "سارا" }, severity: "high" });
  expect((await kinds(id)).filter((kind: string) => kind === "escalated")).toHaveLength(1);
  expect((await put("/case-settings", { ...settings, revision: 1 })).status).toBe(204);
});

test("the whole way: call, cause, the customer says no, then yes, and it counts as recovered", async () => {
  const { id, customer } = await unhappy();
  expect((await post(`/cases/${id}/solution`)).body).toMatchObject({ code: "root_cause_missing" });
  hours(1);
  await post(`/cases/${id}/calls`, { reached: false });
  expect((await shown(id)).state).toBe("open");
  await post(`/cases/${id}/calls`, { reached: true, text: "عذرخواهی شد", feeling: -1 });
  const asked = (
    await post(`/cases/${id}/solution`, { root_cause: "delivery.late", outcome: "ارسال دوباره", cost: 500_000 })
  ).body;
  expect(asked).toMatchObject({ sent: true, channel: "sms", refused: null });
  hours(1);
  await shop.settle();
  expect(lettersOut.at(-1)!.text).toContain(asked.link);
  expect(lettersOut.at(-1)!.text).toMatch(/سلام مینا کریمی،/);
  const page = await shop.page(asked.link);
  expect(page.statusCode).toBe(200);
  expect(page.body).toMatch(/آیا مشکل شما حل شد؟/);
  expect(page.body).not.toMatch(/<script/);
  expect((await shown(id)).state).toBe("waiting_confirmation");
  expect((await shop.say(asked.link, { solved: "no", comment: "هنوز نرسیده" })).statusCode).toBe(303);
  expect(await shown(id)).toMatchObject({ state: "reopened", reopened: 1 });
  const again = (await post(`/cases/${id}/solution`)).body;
  expect((await shop.say(again.link, { solved: "yes" })).statusCode).toBe(303);
  expect((await shop.say(again.link, { solved: "yes" })).statusCode).toBe(303);
  expect(await shown(id)).toMatchObject({ state: "solved", root_cause: "delivery.late", cost: 500_000 });
  expect(await kinds(id)).toEqual(["opened", "called_in_vain", "called", "asked", "denied", "asked", "confirmed"]);
  const about = `touchpoint=none`;
  expect((await get(`/metrics/case-recovery?root_cause=delivery.late`)).body.groups[0]).toMatchObject({
    n: 1,
    hits: 1,
    value: 1,
  });
  expect((await get(`/metrics/case-recovery?root_cause=delivery&by=root_cause`)).body.groups[0]).toMatchObject({
    key: { root_cause: "delivery.late" },
    n: 1,
  });
  expect((await get(`/metrics/case-reopen-rate?root_cause=delivery.late`)).body.groups[0]).toMatchObject({
    n: 1,
    hits: 1,
  });
  expect((await get(`/metrics/case-cost?root_cause=delivery.late`)).body.groups[0]).toMatchObject({
    n: 1,
    value: 500_000,
  });
  expect((await get(`/metrics/case-contact-time?root_cause=delivery.late`)).body.groups[0]).toMatchObject({
    n: 1,
    value: 3600,
    waiting: 0,
  });
  expect((await get(`/metrics/case-recovery?${about}`)).body.groups[0]).toMatchObject({ n: 0, value: null });
  const timeline = (await get(`/customers/${customer}/timeline`)).body.rows.map(
    (one: { subject: string }) => one.subject,
  );
  expect(timeline).toEqual(expect.arrayContaining(["case_opened", "case_solved", "call"]));
});

test("who does not answer in time is not taken for content; who says no later is heard", async () => {
  const { id } = await unhappy({ nps: 1 });
  const { link } = (await post(`/cases/${id}/solution`, { root_cause: "service.slow" })).body;
  await shop.settle();
  expect((await shown(id)).state).toBe("waiting_confirmation");
  hours(24 * 7 + 1);
  await shop.settle();
  expect((await shown(id)).state).toBe("closed_unconfirmed");
  expect((await get("/metrics/case-recovery?root_cause=service.slow")).body.groups[0]).toMatchObject({ n: 1, hits: 0 });
  expect((await shop.say(link, { solved: "yes" })).statusCode).toBe(410);
  expect((await shop.page(link, "en")).body).toContain("The time to answer is over");
  expect((await post(`/cases/${id}/reopening`)).status).toBe(204);
  expect((await shown(id)).state).toBe("reopened");
});

test("a link that is edited, guessed or of another house opens nothing, and looking answers nothing", async () => {
  const { id } = await unhappy({ nps: 1 });
  const { link } = (await post(`/cases/${id}/solution`, { root_cause: "other" })).body;
  const token = link.split("/").at(-1)!;
  const [head, number, signed] = token.split(".");
  for (const wrong of [
    `${head}.${number}1.${signed}`,
    `p${head.slice(1)}.${number}.${signed}`,
    `${head}.${number}.`,
    `${token}x`,
    "x".repeat(70),
    "%27",
  ]) {
    expect([wrong, (await shop.app.inject(`/c/${wrong}`)).statusCode]).toEqual([wrong, 404]);
    expect((await shop.app.inject({ method: "POST", url: `/c/${wrong}` })).statusCode).toBe(404);
  }
  for (let times = 0; times < 3; times++) await shop.page(link);
  expect((await shown(id)).state).toBe("waiting_confirmation");
  expect((await shop.say(link, { comment: "<b>بدون دکمه</b>" })).statusCode).toBe(400);
  expect((await shop.say(link, { comment: "<b>بدون دکمه</b>" })).body).toContain("&lt;b&gt;بدون دکمه");
});

test("a customer without any way is asked by a link that is handed over", async () => {
  const customer = await shop.customer("بی‌شماره", {});
  const { id } = (await post("/cases", { customer, title: "گلایهٔ حضوری", wrong: "در شعبه گفت" })).body;
  const asked = (await post(`/cases/${id}/solution`, { root_cause: "service.manner" })).body;
  expect(asked).toMatchObject({ sent: false, refused: "no_way" });
  expect((await shown(id)).link).toBe(asked.link);
  await shop.say(asked.link, { solved: "yes" });
  expect((await shown(id)).state).toBe("solved");
});

test("writing, promising, noting, handing over and putting aside", async () => {
  const { id } = await unhappy({ nps: 2 });
  const account = (await get("/channels")).body.rows[0].id;
  const reply = { client_id: "reply-number-1", channel: "sms", account, text: "سلام، پیگیر هستیم" };
  expect((await post(`/cases/${id}/replies`, reply)).status).toBe(200);
  expect((await shown(id)).state).toBe("contacted");
  hours(1);
  await shop.settle();
  expect(lettersOut.map(({ text }) => text)).toContain("سلام، پیگیر هستیم");
  expect(
    (await post(`/cases/${id}/promises`, { text: "تا فردا می‌فرستیم", due_at: "2031-01-06T10:00:00Z" })).status,
  ).toBe(204);
  expect((await get("/promises")).body.rows.map(({ text }: { text: string }) => text)).toContain("تا فردا می‌فرستیم");
  await post(`/cases/${id}/notes`, { text: "انبار خبر دارد" });
  const patch = { assignee: shop.colleague.id, note: "لطفاً شما", snoozed_until: "2031-01-07T08:00:00Z" };
  expect((await shop.boss.ask({ method: "PATCH", url: `/api/v1/cases/${id}`, payload: patch })).status).toBe(204);
  const stranger = { assignee: "somebody" };
  expect((await shop.boss.ask({ method: "PATCH", url: `/api/v1/cases/${id}`, payload: stranger })).body.code).toBe(
    "member_unknown",
  );
  expect(await kinds(id)).toEqual(["opened", "replied", "promised", "noted", "assigned", "snoozed"]);
  expect((await shown(id)).suggestions[0].text).toMatch(/سلام مینا کریمی، من سارا هستم از فروشگاه آفتاب/);
});

test("a case of a restricted team is there for its members and managers alone", async () => {
  const team = (await post("/teams", { name: "حقوقی", restricted: true, members: [] })).body.id;
  const customer = await shop.customer();
  const { id } = (await post("/cases", { customer, title: "شکایت", team, assignee: null })).body;
  expect((await get(`/cases/${id}`)).status).toBe(200);
  expect((await get(`/cases/${id}`, shop.desk)).status).toBe(404);
  expect((await get(`/cases?view=all&customer=${customer}`, shop.desk)).body).toMatchObject({
    rows: [],
    counts: { all: 0 },
  });
  expect((await post(`/cases/${id}/notes`, { text: "…" }, shop.desk)).status).toBe(404);
});
