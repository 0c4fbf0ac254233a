import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { formApp } from "../../testing/form-app.ts";
import { lettersOut, workOff } from "../../testing/inbox-app.ts";

const database = await testDatabase();
// It stands still unless a story moves it: what is too soon, and how much within ten minutes, is judged by it.
let now = Date.now();
const house = await testHouse(database, { clock: () => new Date(now) });
const later = (seconds: number) => (now += seconds * 1000);

test("a plain form becomes a conversation, is read with Persian digits, and is answered by e-mail or SMS in the same one", async () => {
  const { plain, list, messages, boss, desk } = await formApp(house);
  const answer = await plain({
    name: "مریم احمدی",
    phone: "۰۹۱۲ ۳۴۵ ۶۷۸۹",
    subject: "سفارش نرسیده",
    order: "۱۲۳۴",
    own_city: "یزد",
    message: "سلام\r\nسفارشم نرسیده",
  });
  expect([answer.statusCode, answer.headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
  expect(answer.body).toContain("پیامتان رسید");
  const [row] = await list();
  expect(row).toMatchObject({ channel: "form", customer: { name: "مریم احمدی" }, status: "open" });
  expect(row.waiting_since).not.toBeNull();
  const [message] = await messages(row.id);
  expect(message).toMatchObject({ text: "سلام\nسفارشم نرسیده", meta: { subject: "سفارش نرسیده" } });
  expect(message.meta.form).toMatchObject({
    name: "مریم احمدی",
    answers: [
      { field: "order", text: "1234" },
      { field: "own_city", label: "شهر", text: "یزد" },
    ],
    left: [{ type: "phone", customer: null }],
  });
  const line = { kind: "pigeon", name: "خط", settings: { loft: "north" } };
  const { id: account } = (await boss.ask({ method: "POST", url: "/api/v1/channels", payload: line })).body;
  const ways = (await desk.ask(`/api/v1/conversations/${row.id}/channels`)).body.rows;
  expect(ways).toMatchObject([{ channel: "sms", account: { id: account } }]);
  const reply = { client_id: randomUUID(), text: "پیگیری شد", channel: "sms", account };
  await desk.ask({ method: "POST", url: `/api/v1/conversations/${row.id}/replies`, payload: reply });
  later(20);
  await workOff(house, database.owner);
  expect(lettersOut.at(-1)).toMatchObject({ to: "+989123456789", text: "پیگیری شد" });
});

test("what is missing or cannot be read is said field by field, and nothing is kept", async () => {
  const { plain, list } = await formApp(house, { consent: "می‌پذیرم" });
  const answer = await plain({ email: "not-an-address", own_city: "رشت" });
  expect(answer.statusCode).toBe(422);
  for (const words of ["ایمیل", "خوانده نشد", "پیام", "شهر", "موافقت"]) expect(answer.body).toContain(words);
  expect(await list()).toEqual([]);
});

test("a double click at the same moment, a retry and the same challenge are one", async () => {
  const { plain, send, challenge, list } = await formApp(house);
  const words = { email: "double@example.com", message: "یک بار کافی است" };
  const twice = await Promise.all(Array.from({ length: 6 }, () => plain(words)));
  expect(twice.map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(200));
  expect(await list()).toHaveLength(1);
  const proof = await challenge();
  later(3);
  const body = { visitor: "visitor-0001", message: "با اسکریپت", ...proof };
  const sent = await Promise.all(Array.from({ length: 6 }, () => send(body)));
  expect(sent.map((one) => one.json().result)).toEqual(Array(6).fill("kept"));
  expect(await list()).toHaveLength(2);
  // Other words with a challenge that was used up are not lost: the script is told to do the work anew.
  expect((await send({ ...body, message: "چیز دیگر" })).json()).toEqual({ result: "again" });
  later(3700);
  await plain(words);
  expect(await list()).toHaveLength(3);
});

test("without work, too soon, or with another form's challenge nothing comes in by the script's way", async () => {
  const { send, challenge, list } = await formApp(house);
  const other = await formApp(house);
  const soon = await challenge();
  expect((await send({ message: "سلام", ...soon })).json()).toEqual({ result: "again" });
  const foreign = await other.challenge();
  later(3);
  expect((await send({ message: "سلام", ...foreign })).json()).toEqual({ result: "again" });
  expect((await send({ message: "سلام", challenge: soon.challenge, solution: "7" })).json()).toEqual({
    result: "again",
  });
  expect((await send({ message: "سلام" })).json()).toEqual({ result: "again" });
  expect(await list()).toEqual([]);
  expect((await send({ message: "سلام", ...soon })).json()).toEqual({ result: "kept" });
});

test("a thousand people behind one address are heard; one sender's flood is not", { timeout: 600_000 }, async () => {
  const { plain, app, form, boss } = await formApp(house);
  const answers: number[] = [];
  for (let batch = 0; batch < 50; batch++) {
    const some = Array.from({ length: 20 }, (_, at) => batch * 20 + at);
    const sent = await Promise.all(
      some.map((n) => plain({ email: `person${n}@example.com`, message: `پیام شمارهٔ ${n} از همان شبکه` })),
    );
    answers.push(...sent.map(({ statusCode }) => statusCode));
  }
  expect(answers.filter((status) => status !== 200)).toEqual([]);
  const { rows } = await database.owner.query(
    "select count(*)::int as n, count(spam_at)::int as spam from conversation where identity_id in (select identity_id from message where account_id is null) and channel = 'form' and brand_id = $1",
    [Number(form.key.split("_")[1])],
  );
  expect(rows).toEqual([{ n: 1000, spam: 0 }]);
  const flood = [];
  for (let n = 0; n < 6; n++) flood.push(await plain({ email: "flood@example.com", message: `باز هم من ${n}` }));
  expect(flood.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429, 429, 429]);
  expect(flood.at(-1)?.body).toContain("چند پیام پشت سر هم");
  expect((await plain({ email: "calm@example.com", message: "من تازه آمده‌ام" })).statusCode).toBe(200);
  expect(app && boss).toBeTruthy();
});

test("what a machine fills in lies in the spam view, with the reason, and can be taken out", async () => {
  const { plain, list, messages, boss } = await formApp(house);
  expect(
    (await plain({ message: "buy [url=http://x.example]now[/url]", website: "http://x.example" })).statusCode,
  ).toBe(200);
  expect(await list()).toEqual([]);
  const [row] = await list("spam");
  expect(row).toMatchObject({ spam: true, waiting_since: null });
  expect((await messages(row.id))[0].meta.spam_reasons).toEqual(expect.arrayContaining(["trap", "markup"]));
  await boss.ask({ method: "PATCH", url: `/api/v1/conversations/${row.id}`, payload: { spam: false } });
  expect(await list()).toHaveLength(1);
});

test("a known customer's address opens nothing of theirs: no earlier conversation, no merging, no new address", async () => {
  const { plain, list, messages, visitor, boss } = await formApp(house);
  const known = { source: "shop", external_id: "v1", name: "نرگس", email: "narges@example.com" };
  const { id } = (await boss.ask({ method: "POST", url: "/api/v1/customers", payload: known })).body;
  await plain({ email: "narges@example.com", message: "نخست" });
  const [first] = await list();
  await plain({ email: "Narges@Example.com", phone: "09350000001", name: "کس دیگر", message: "دوم، با شمارهٔ خودم" });
  const [second] = await list();
  expect([first.customer.id, second.customer.id]).toEqual([id, id]);
  expect(second.id).not.toBe(first.id);
  const shown = (await boss.ask(`/api/v1/customers/${id}`)).body;
  expect(shown.name).toBe("نرگس");
  expect(shown.identities.map(({ type }: { type: string }) => type)).not.toContain("phone");
  expect((await messages(second.id))[0].meta.form.left).toMatchObject([
    { type: "email", customer: { id, name: "نرگس" } },
    { type: "phone", customer: null },
  ]);
  const guest = await visitor();
  expect(guest.hello.body).toMatchObject({ conversation: null });
});

test("files come by multipart, are judged by their bytes, and thanks lead to allowed domains alone", async () => {
  const { app, form, list, messages, plain } = await formApp(house, {
    domains: ["shop.ir"],
    thanks_url: "https://shop.ir/thanks",
  });
  const body = new FormData();
  body.append("message", "عکس را ببینید");
  body.append("redirect", "https://evil.example/");
  body.append("file", new Blob([Buffer.from("89504e470d0a1a0a00000000", "hex")]), "عکس.png");
  const packed = new Response(body);
  const answer = await app.inject({
    method: "POST",
    url: `/f/${form.key}`,
    headers: { "content-type": packed.headers.get("content-type")!, origin: "https://shop.ir" },
    payload: Buffer.from(await packed.arrayBuffer()),
  });
  expect([answer.statusCode, answer.headers.location]).toEqual([303, "https://shop.ir/thanks"]);
  const [row] = await list();
  expect((await messages(row.id))[0].attachments).toMatchObject([{ name: "عکس.png", content_type: "image/png" }]);
  const own = await plain({ message: "دیگر", redirect: "https://shop.ir/merci" }, { origin: "https://shop.ir" });
  expect(own.headers.location).toBe("https://shop.ir/merci");
  const foreign = await plain({ message: "سلام" }, { origin: "https://evil.example" });
  expect([foreign.statusCode, foreign.body.includes("این فرم اینجا نیست")]).toEqual([400, true]);
  expect((await app.inject({ url: `/api/v1/form?key=hf_1_000000000000000000` })).json().code).toBe("form_unknown");
});

test("a form that is switched off or taken away is not there; a trial is seen in the inbox", async () => {
  const { boss, form, plain, list } = await formApp(house);
  const url = `/api/v1/contact-forms/${form.id}`;
  const trial = await boss.ask({ method: "POST", url: `${url}/trial`, payload: { text: "آزمایش" } });
  expect(await list()).toMatchObject([{ id: trial.body.conversation, channel: "form" }]);
  await boss.ask({ method: "DELETE", url });
  expect((await plain({ message: "سلام" })).statusCode).toBe(400);
  await boss.ask({ method: "POST", url: `${url}/restore` });
  expect((await plain({ message: "سلام" })).statusCode).toBe(200);
  expect((await boss.ask("/api/v1/contact-forms")).body.rows).toMatchObject([{ id: form.id, key: form.key }]);
});

test("a sending that no form could be is refused before it is taken apart, and thanks may stand at a Persian address", async () => {
  const { app, plain, form } = await formApp(house, { thanks_url: "https://shop.ir/سپاس" });
  expect((await plain({ message: "x".repeat(300_000) })).statusCode).toBe(413);
  const many = await app.inject({
    method: "POST",
    url: `/f/${form.key}`,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    payload: "a&".repeat(1000),
  });
  expect(many.statusCode).toBe(413);
  const unknown = await app.inject({
    method: "POST",
    url: "/f/cf_nothing",
    headers: { "content-type": "multipart/form-data; boundary=x" },
    payload: "x".repeat(1_000_000),
  });
  expect(unknown.statusCode).toBe(400);
  const thanked = await plain({ message: "سلام" });
  expect([thanked.statusCode, thanked.headers["location"]]).toEqual([303, "https://shop.ir/%D8%B3%D9%BE%D8%A7%D8%B3"]);
});
