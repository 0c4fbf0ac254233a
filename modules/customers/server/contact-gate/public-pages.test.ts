import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { given, inBrand } from "../../../admin/testing.ts";
import { eraseCustomer, unsubscribeLinks } from "../../index.ts";
import { testShops } from "../../testing/shops.ts";
import { claim, customersOf } from "../../testing.ts";
import { mergeByHand } from "../people/merge-by-hand.ts";
import { undoMerge } from "../people/undo-merge.ts";
import { listConsents, recordConsent } from "../profile/consents.ts";
import { identitiesOf } from "../profile/show-customer.ts";
import { pageToken, readPageToken, readStopToken, stopToken } from "./contact-token.ts";

const database = await testDatabase();
const house = await testHouse(database);
const { app } = await testShops(house);
const form = { "content-type": "application/x-www-form-urlencoded" };

async function someone(name = "فروشگاه <b>آزمایشی</b>") {
  const brand = await given.brand(house, { name });
  const inIt = <T>(work: Parameters<typeof inBrand<T>>[2]) => inBrand(house, brand, work);
  const [id] = await inIt((ctx) => customersOf(ctx, claim("email:sara@example.com", "phone:+989121234567")));
  const identityId = (await inIt((ctx) => identitiesOf(ctx, id!))).find(({ type }) => type === "email")!.id;
  const about = { identityId, channel: "email", purpose: "marketing" } as const;
  const links = await inIt((ctx) => unsubscribeLinks(house, ctx, about));
  const now = () => inIt((ctx) => listConsents(ctx, id!));
  const path = (link: string) => new URL(link).pathname;
  return { brand, inIt, id: id!, identityId, links, now, page: path(links.page), oneClick: path(links.oneClick) };
}
const get = (url: string) => app.inject({ method: "GET", url });
const post = (url: string, payload: string, headers: Record<string, string> = form) =>
  app.inject({ method: "POST", url, payload, headers });

test("a customer sees what they allow, changes it without script, and each change is a word of their own", async () => {
  const { page, now } = await someone();
  const shown = await get(page);
  expect(shown.statusCode).toBe(200);
  expect(shown.headers).toMatchObject({ "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
  expect(shown.body).toContain("فروشگاه &lt;b&gt;آزمایشی&lt;/b&gt;");
  expect(shown.body).toContain('dir="rtl"');
  expect(shown.body).not.toMatch(/<script|sara@example|9121234567/);
  expect((await get(`${page}?lang=en`)).body).toContain('dir="ltr"');
  expect((await now()).history).toEqual([]);

  const fields = "shown.email.marketing=off&email.marketing=on&shown.sms.survey=on&shown.sms.service=on&sms.service=on";
  const saved = await post(`${page}?lang=en`, fields);
  expect([saved.statusCode, saved.headers.location]).toEqual([303, `${page}?saved=1&lang=en`]);
  expect((await get(String(saved.headers.location))).body).toContain("Your choices are saved");
  const said = (await now()).now.map(
    ({ channel, purpose, granted, source }) => `${channel} ${purpose} ${granted} ${source}`,
  );
  expect(said.sort()).toEqual(["email marketing true customer", "sms survey false customer"]);
  await post(page, `${fields}&all=stop&shown.sms.marketing=off`);
  expect((await now()).now.filter(({ granted }) => granted)).toEqual([]);
});

test("an old form takes nothing back that it does not change", async () => {
  const { page, inIt, id, now } = await someone();
  await post(page, "shown.email.marketing=off&email.marketing=on");
  const before = "shown.email.marketing=on&email.marketing=on&shown.email.survey=on";
  await inIt((ctx) =>
    recordConsent(ctx, id, { channel: "email", purpose: "marketing", granted: false, source: "phone" }),
  );
  await post(page, before);
  expect((await now()).now.map(({ purpose, granted }) => [purpose, granted]).sort()).toEqual([
    ["marketing", false],
    ["survey", false],
  ]);
});

test("one click of the mail program stops that purpose on that channel; looking at the link does not", async () => {
  const { links, oneClick, now } = await someone();
  expect(links.headers).toEqual({
    "List-Unsubscribe": `<${links.oneClick}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  });
  expect((await get(oneClick)).body).toContain('method="post"');
  expect((await now()).history).toEqual([]);
  const multipart = '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
  for (const [payload, headers] of [
    ["List-Unsubscribe=One-Click", form],
    [multipart, { "content-type": "multipart/form-data; boundary=x" }],
    ["", {}],
  ] as const) {
    expect((await post(oneClick, payload, headers)).statusCode).toBe(200);
  }
  expect((await now()).history).toMatchObject([
    { channel: "email", purpose: "marketing", granted: false, source: "customer" },
  ]);
});

test("a word said through a link goes home with its identity when a merge is undone", async () => {
  const { inIt, id, page, now } = await someone();
  const [winner] = await inIt((ctx) => customersOf(ctx, claim("crm:winner")));
  const mergeId = await inIt((ctx) => mergeByHand(ctx, winner!, id));
  await post(page, "shown.email.marketing=off&email.marketing=on");
  expect((await inIt((ctx) => listConsents(ctx, winner!))).now).toMatchObject([{ granted: true }]);
  await inIt((ctx) => undoMerge(ctx, mergeId));
  expect((await now()).now).toMatchObject([{ purpose: "marketing", granted: true }]);
  expect((await inIt((ctx) => listConsents(ctx, winner!))).now).toEqual([]);
});

test("a link that is changed, too old, of another kind, of another key or of an erased person opens nothing", async () => {
  const { inIt, id, brand, identityId, page, oneClick, now } = await someone();
  const token = page.split("/").at(-1)!;
  const stop = oneClick.split("/").at(-1)!;
  const [text, signature] = token.split(".") as [string, string];
  const other = Buffer.from(
    Buffer.from(text, "base64url")
      .toString()
      .replace(/\d+$/, String(identityId + 1)),
  );
  const wrong = [
    `${other.toString("base64url")}.${signature}`,
    `${text}.${signature.slice(1)}`,
    `${text}.`,
    `${token}.x`,
    stop,
    pageToken({ secretKey: Buffer.alloc(32) }, { brandId: brand.id, identityId }, new Date()),
    pageToken(house.config, { brandId: brand.id, identityId }, new Date("2020-01-01")),
    pageToken(house.config, { brandId: 999_999, identityId }, new Date()),
    "x".repeat(150),
    "%27",
  ];
  for (const one of wrong) {
    expect([one, (await get(`/p/consent/${one}`)).statusCode]).toEqual([one, 404]);
    expect((await post(`/p/consent/${one}`, "shown.sms.survey=on")).statusCode).toBe(404);
  }
  expect((await post(`/p/unsubscribe/${token}`, "")).statusCode).toBe(404);
  expect((await now()).history).toEqual([]);
  await inIt((ctx) => eraseCustomer(ctx, id));
  for (const url of [page, oneClick]) {
    expect([(await get(url)).statusCode, (await post(url, "")).statusCode]).toEqual([404, 404]);
  }
});

test("tokens are read until their last day and fit into an address", () => {
  const now = new Date("2026-11-22T08:00:00Z");
  const owner = { brandId: 2 ** 31 - 1, identityId: Number.MAX_SAFE_INTEGER };
  const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
  const token = pageToken(house.config, owner, now);
  expect(readPageToken(house.config, token, later(180))).toEqual(owner);
  expect(readPageToken(house.config, token, later(182))).toBeNull();
  const stop = { ...owner, channel: "c".repeat(63), purpose: "marketing" } as const;
  const stopping = stopToken(house.config, stop, now);
  expect(stopping.length).toBeLessThanOrEqual(200);
  expect(readStopToken(house.config, stopping, later(700))).toEqual(stop);
  expect(readPageToken(house.config, stopping, now)).toBeNull();
});

test("one brand's link changes nothing of another's customer with the same address", async () => {
  const [one, two] = [await someone(), await someone()];
  await post(one.oneClick, "");
  expect([(await one.now()).history.length, (await two.now()).history.length]).toEqual([1, 0]);
});

test("wild bodies and fields change nothing and fail nothing", async () => {
  const { page, now } = await someone();
  const wild = [
    "shown.__proto__.marketing=off",
    "shown.sms.__proto__=on",
    "a=%ff%00",
    "=&&=",
    "shown.SMS.survey=on",
    "x".repeat(60_000),
  ];
  for (const payload of wild) expect((await post(page, payload)).statusCode).toBeLessThan(500);
  for (const type of ["application/json", "text/xml", "nonsense"]) {
    expect((await post(page, "{", { "content-type": type })).statusCode).toBeLessThan(500);
  }
  expect((await post(page, "x".repeat(70_000))).statusCode).toBe(413);
  expect((await now()).history).toEqual([]);
});
