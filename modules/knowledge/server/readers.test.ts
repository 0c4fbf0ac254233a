import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { inBrand } from "../../admin/testing.ts";
import { helpApp } from "../testing/help-app.ts";
import { noteUnanswered } from "./care/note-unanswered.ts";

const database = await testDatabase();
const house = await testHouse(database);
const enc = encodeURIComponent;

test("search forgives letters, half-spaces and a wrong letter, follows what is published, and hides what is for customers", async () => {
  const { published, visit, boss, put, send } = await helpApp(house);
  const id = await published("هزینهٔ ارسال چقدر است؟", "ارسال سفارش‌های بالای یک میلیون تومان رایگان است.");
  await published("بازگرداندن کالا", "تا هفت روز می‌توانید کالا را پس بدهید.");
  await published("تخفیف ویژهٔ همکاران", "کد ویژه برای مشتریان قدیمی.", { visibility: "signed_in" });
  const found = async (words: string) =>
    JSON.parse((await visit(`fa/suggest?q=${enc(words)}`)).text).rows.map((row: { title: string }) => row.title);
  expect((await found("هزينه ارسال"))[0]).toBe("هزینهٔ ارسال چقدر است؟");
  expect((await found("سفارشهای بالای یک میلیون"))[0]).toBe("هزینهٔ ارسال چقدر است؟");
  expect((await found("بازگردندن کالا"))[0]).toBe("بازگرداندن کالا");
  expect(await found("بازگ")).toEqual(["بازگرداندن کالا"]);
  expect(await found("تخفیف ویژه")).toEqual([]);
  expect(await found("پیش‌بینی هوا")).toEqual([]);
  await put(boss, `/articles/${id}/texts/fa/state`, { do: "unpublish" });
  expect(await found("هزینه ارسال")).toEqual([]);
  // A search that found nothing is counted without what could name somebody.
  expect((await visit(`fa/search?q=${enc("کجاست 09121234567 ali@x.ir")}`)).text).toContain("پیدا نشد");
  const { rows } = await database.owner.query(
    "select query, found from help_search where query like 'کجاست%' order by id desc limit 1",
  );
  expect(rows).toEqual([{ query: "کجاست … …", found: 0 }]);
  expect((await send(`fa/articles/${enc("بازگرداندن-کالا")}/vote`, { useful: "yes" })).status).toBe(200);
});
test("asking us carries the search along; care counts what each failure cost", async () => {
  const { published, visit, send, post, put, boss, desk, get, brand } = await helpApp(house);
  const id = await published("گارانتی", "گارانتی هجده ماه است.");
  const fields = [
    { is: "email", required: true },
    { is: "message", required: true },
  ];
  const form = await post("/contact-forms", { name: "راهنما", settings: { language: "fa", fields } });
  await put(boss, "/help-centre", { ...(await get("/help-centre")), contact_form: form.id });
  const results = await visit(`fa/search?q=${enc("گارانتی گوشی شکسته")}`);
  const contact = /\/contact\?([^"]+)"/.exec(results.text)![1]!.replaceAll("&amp;", "&");
  expect((await visit(`fa/contact?${contact}`)).text).toContain("گارانتی گوشی شکسته");
  const search = new URLSearchParams(contact).get("s")!;
  await visit(`fa/articles/${enc("گارانتی")}?s=${search}`);
  const said = {
    email: "mina@example.com",
    message: "گوشی من شکسته است، گارانتی دارد؟",
    carried_article: String(id),
    carried_s: search,
    carried_q: "گارانتی",
  };
  expect((await send("fa/contact", { ...said, email: "" })).status).toBe(422);
  expect((await send("fa/contact", said)).text).toContain("پیام شما رسید");
  await send("fa/contact", said);
  expect((await desk.ask("/api/v1/conversations?view=all")).status).toBe(200);
  const vote = `fa/articles/${enc("گارانتی")}/vote`;
  expect((await send(vote, { useful: "no" })).text).toContain("چه چیزی کم بود؟");
  await send(vote, { useful: "no", reason: "missing" });
  await send(vote, { useful: "yes" }, { "user-agent": "Firefox" });
  await visit(`fa/search?q=${enc("کارت هدیه")}`);
  await visit(`fa/search?q=${enc("کارت هديه")}`);
  await inBrand(house, brand, (ctx) => noteUnanswered(ctx, { question: "قسطی می‌فروشید؟", language: "fa" }));
  const care = await get("/help-centre/care");
  const rows = care.rows.map((row: { kind: string; cost: number; words: string | null }) => [
    row.kind,
    row.cost,
    row.words,
  ]);
  expect(rows).toContainEqual(["still_asked", 1, null]);
  expect(rows).toContainEqual(["not_found", 2, "کارت هديه"]);
  expect(rows).toContainEqual(["not_useful", 1, null]);
  expect(rows).toContainEqual(["unanswered", 1, "قسطی می‌فروشید؟"]);
  expect(care).toMatchObject({ views: 1, votes: 2, useful: 1, contacts: 1 });
  const [first] = care.rows;
  await boss.ask({
    method: "POST",
    url: "/api/v1/help-centre/care/dismissals",
    payload: { key: first.key, cost: first.cost },
  });
  expect((await get("/help-centre/care")).rows.map((row: { key: string }) => row.key)).not.toContain(first.key);
});

test("what somebody asked and no article answered goes with them", async () => {
  const { published, brand, boss, get, post } = await helpApp(house);
  await published("یک", "متن");
  const { id: customer } = await post("/customers", {
    source: "shop",
    external_id: "1",
    name: "مینا",
    phone: "09121110000",
  });
  const { id: conversation } = await post("/conversations", { customer, channel: "chat" });
  const ask = () =>
    inBrand(house, brand, (ctx) =>
      noteUnanswered(ctx, { question: "زنگ بزنید 09121110000", language: "fa", conversationId: conversation }),
    );
  await ask();
  await ask();
  const rows = async () =>
    (await get("/help-centre/care?kind=unanswered")).rows.map((row: { words: string; cost: number }) => [
      row.words,
      row.cost,
    ]);
  expect(await rows()).toEqual([["زنگ بزنید …", 1]]);
  expect(
    (await boss.ask({ method: "POST", url: `/api/v1/customers/${customer}/erasure`, payload: {} })).status,
  ).toBeLessThan(300);
  expect(await rows()).toEqual([]);
});
