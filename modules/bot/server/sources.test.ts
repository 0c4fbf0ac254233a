import { createServer } from "node:http";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { inBrand } from "../../admin/testing.ts";
import { receiveMessage } from "../../inbox/index.ts";
import { lettersOut } from "../../inbox/testing.ts";
import { changeText, makeArticle } from "../../knowledge/index.ts";
import { flow } from "../contract.ts";
import { botApp, workOff } from "../testing/bot-app.ts";

const database = await testDatabase();
let passed = 0;
const plain = await testHouse(database, { clock: () => new Date(Date.now() + passed) });
const house = { ...plain, config: { ...plain.config, allowPrivate: ["127.0.0.1"] } };
const settle = () => workOff(house, database.owner);
const shop = await botApp(house);
const { post, put } = shop;

async function talk() {
  const guest = await shop.visitor();
  return async (text: string) => {
    await guest.write(text);
    await settle();
    return (await guest.heard()).at(-1)!;
  };
}
const newest = async () =>
  (await shop.boss.ask("/api/v1/conversations?order=newest")).body.rows[0] as { id: number; status: string };

await post("/channels", { kind: "pigeon", name: "خط پیامک", settings: { loft: "بام" }, team: null });
await post("/orders", {
  external_id: "12045",
  source: "shop",
  customer_external_id: "c-1",
  customer_phone: "09121112233",
  ordered_at: new Date(Date.now() - 86_400_000).toISOString(),
  status: "shipped",
  currency: "IRR",
  lines: [{ product_external_id: "m-1", product_name: "لیوان سفالی آبی", quantity: 1, unit_price: 2_500_000 }],
});
const codeSent = () => /\d{6}/.exec(lettersOut.at(-1)?.text ?? "")?.[0] ?? "";

test("orders are told after a code came back from the customer's phone, and to nobody else", async () => {
  const { body } = await post("/customers", { source: "shop", external_id: "c-1", phone: "09121112233", name: "مینا" });
  expect(body.id).toBeGreaterThan(0);
  const say = await talk();
  expect((await say("سفارشم کجاست؟")).text).toMatch(/شمارهٔ موبایل یا ایمیل/);
  const asked = await say("09121112233");
  expect(asked.text).toMatch(/اگر با این نشانی/);
  const code = codeSent();
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
  expect((await say(wrong)).text).toMatch(/درست نیست/);
  const told = await say(code.replace(/./g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)]!));
  expect(told.text).toMatch(/سفارش 12045.*در راه است/);
  expect((await say("وضعیت سفارش 12045")).text).toMatch(/12045/);
  const { rows } = await database.owner.query("select code_sealed from bot_code where code_sealed is not null");
  expect(rows).toEqual([]);
});

test("a stranger hears the same about a number nobody has, and no code goes anywhere; five wrong tries end a code", async () => {
  const say = await talk();
  await say("سفارشم کجاست؟");
  const before = lettersOut.length;
  expect((await say("09127770000")).text).toMatch(/اگر با این نشانی/);
  expect(lettersOut).toHaveLength(before);
  for (let tries = 0; tries < 4; tries++) expect((await say(`11111${tries}`)).text).toMatch(/درست نیست/);
  expect((await say("222222")).text).toMatch(/دیگر کار نمی‌کند/);
  const other = await talk();
  await other("سفارشم کجاست؟");
  await other("09121112233");
  passed += 11 * 60_000;
  expect((await other(codeSent())).text).toMatch(/دیگر کار نمی‌کند/);
});

test("an article is answered by its own words and its link", async () => {
  const text = {
    title: "گارانتی لیوان‌های سفالی",
    summary: "",
    body: "لیوان‌های سفالی ما شش ماه گارانتی ترک‌خوردگی دارند. برای استفاده از گارانتی عکس لیوان را بفرستید.",
    keywords: "گارانتی ضمانت",
  };
  await inBrand(house, shop.brand, async (ctx) => {
    const id = await makeArticle(ctx, { language: "fa", text });
    await changeText(ctx, { id, language: "fa" }, { do: "publish" });
  });
  const say = await talk();
  const heard = await say("لیوان سفالی گارانتی ترک خوردگی دارد؟");
  expect(heard.text).toMatch(/شش ماه گارانتی[\s\S]*https?:\/\//);
});

test("an article that may answer is offered under its title, and choosing it answers", async () => {
  const text = {
    title: "نگه‌داری قوری سفالی",
    summary: "",
    body: "قوری سفالی را با آب ولرم بشویید و وارونه خشک کنید.",
    keywords: "شستن",
  };
  await inBrand(house, shop.brand, async (ctx) => {
    const id = await makeArticle(ctx, { language: "fa", text });
    await changeText(ctx, { id, language: "fa" }, { do: "publish" });
  });
  const say = await talk();
  expect((await say("قوری سفالی رو با سرکه بشورم؟")).text).toMatch(/شاید یکی از این‌ها باشد/);
  expect((await say("نگه‌داری قوری سفالی")).text).toMatch(/با آب ولرم بشویید[\s\S]*https?:\/\//);
});

test("prices come from the catalogue, incidents from what was written of them", async () => {
  const products = [{ external_id: "m-1", name: "لیوان سفالی آبی", price: "2500000", currency: "IRR", source: "shop" }];
  for (const product of products) await post("/products", product);
  const say = await talk();
  expect((await say("قیمت لیوان سفالی آبی چنده؟")).text).toMatch(/لیوان سفالی آبی: .*۲۵۰٬۰۰۰/);
  const incident = {
    title: "اختلال درگاه",
    message: { fa: "درگاه پرداخت تا ساعت ۱۸ قطع است.", en: "" },
    words: ["درگاه"],
    from: new Date(Date.now() - 1000).toISOString(),
  };
  const { body } = await post("/incidents", incident);
  expect((await say("درگاه پرداختتون کار نمیکنه")).text).toMatch(/تا ساعت ۱۸ قطع/);
  await put(`/incidents/${body.id}/resolution`, { over: true });
  expect((await say("درگاه پرداختتون کار نمیکنه")).text).not.toMatch(/تا ساعت ۱۸ قطع/);
});

test("a flow asks, calls outside within its time, and has a way on where nobody answers", async () => {
  const server = createServer((request, response) => {
    if (request.url === "/orders/777") return void response.writeHead(500).end();
    response
      .setHeader("content-type", "application/json")
      .end(JSON.stringify({ data: { state: `sent${request.url}` } }));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  const both = (fa: string) => ({ fa, en: "" });
  const draft = flow.parse({
    start: "ask",
    nodes: [
      {
        id: "ask",
        type: "question",
        text: both("شمارهٔ مرسوله؟"),
        entity: "order_number",
        attribute: "parcel",
        next: "call",
      },
      {
        id: "call",
        type: "http",
        url: `http://127.0.0.1:${port}/orders/{{parcel}}`,
        save: [{ path: "data.state", attribute: "state" }],
        next: "tell",
        on_failure: "sorry",
      },
      { id: "tell", type: "message", text: both("وضعیت: {{state}}") },
      { id: "sorry", type: "hand_over", reason: "سامانهٔ پست پاسخ نداد" },
    ],
  });
  const { body: made } = await post("/bot/flows", { name: "پست", draft });
  expect((await post(`/bot/flows/${made.id}/versions`)).body).toEqual({ version: 1 });
  const { body: intent } = await post("/bot/intents", {
    title: "مرسولهٔ پستی",
    does: { do: "flow", flow: made.id },
    examples: [
      "مرسوله پستی من",
      "مرسوله کجاست",
      "رهگیری مرسوله پستی",
      "مرسوله پست",
      "وضعیت مرسوله",
      "مرسوله ام گم شده",
    ],
  });
  expect(intent.id).toBeGreaterThan(0);
  expect((await post("/bot/releases")).status).toBe(409);
  await settle();
  await post("/bot/releases");
  const say = await talk();
  expect((await say("رهگیری مرسوله پستی")).text).toMatch(/شمارهٔ مرسوله/);
  expect((await say("شماره‌اش ۵۵۵ است")).text).toBe("وضعیت: sent/orders/555");
  await say("رهگیری مرسوله پستی");
  expect((await say("777")).text).toMatch(/همکار/);
  expect((await newest()).status).toBe("open");
  server.close();
});

test("what a machine wrote is not answered, and a text message is answered on its line with numbered choices", async () => {
  const arrived = (n: string, text: string, byMachine: boolean) => ({
    source: "channel:1",
    externalId: n,
    identities: [{ type: "phone" as const, value: "+989351112233" }],
    name: null,
    channel: "sms",
    accountId: 1,
    teamId: null,
    at: house.clock(),
    text,
    byMachine,
  });
  const { body } = await shop.boss.ask("/api/v1/channels");
  const accountId = body.rows[0].id as number;
  const before = lettersOut.length;
  await inBrand(house, shop.brand, (ctx) =>
    receiveMessage(ctx, { ...arrived("auto-1", "هزینه ارسال چقدره", true), accountId }),
  );
  await settle();
  expect(lettersOut).toHaveLength(before);
  await inBrand(house, shop.brand, (ctx) =>
    receiveMessage(ctx, { ...arrived("sms-2", "زرافه‌ها کجا می‌خوابند آقا", false), accountId, ownThread: true }),
  );
  await settle();
  await settle();
  expect(lettersOut.at(-1)?.text).toMatch(/\d\. صحبت با همکارتان/);
});

test("the tester shows why, reads Finglish and history, and saves nothing", async () => {
  const tried = await post("/bot/try", { text: "hazine ersal cheghadre", draft: true });
  expect(tried.body).toMatchObject({ outcome: "replied", source: "intent", language: "fa" });
  expect(tried.body.read_as).toMatch(/هزینه/);
  expect(tried.body.reasons.map(({ code }: { code: string }) => code)).toContain("intent");
  const { rows } = await database.owner.query(
    "select count(*)::int as n from bot_turn where at > now() + interval '1 year'",
  );
  expect(rows[0].n).toBe(0);
  expect((await shop.desk.ask({ method: "POST", url: "/api/v1/bot/try", payload: { text: "سلام" } })).status).toBe(403);
});

test("last month is replayed against the draft, and numbers tell how it did", async () => {
  const { body } = await post("/bot/replays");
  await settle();
  const replay = (await shop.boss.ask(`/api/v1/bot/replays/${body.id}`)).body;
  expect(replay.finished_at).not.toBeNull();
  expect(replay.done).toBe(replay.total);
  // After half past eight in the evening of Greenwich it is the next day in Tehran.
  const tomorrow = new Date(house.clock().getTime() + 86_400_000).toISOString().slice(0, 10);
  const numbers = (await shop.boss.ask(`/api/v1/bot/numbers?from=2026-01-01&to=${tomorrow}`)).body;
  expect(numbers.conversations).toBeGreaterThan(3);
  expect(numbers.answers.map(({ source }: { source: string }) => source)).toEqual(
    expect.arrayContaining(["order", "article", "product"]),
  );
  const suggested = (await shop.desk.ask(`/api/v1/conversations/${(await newest()).id}/suggestions`)).body;
  expect(suggested).toHaveProperty("replies");
});
