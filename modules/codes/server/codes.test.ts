import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { findChromium } from "../../../platform/print/index.ts";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { codesApp } from "../testing/codes-app.ts";
import { newCode, readCode } from "./code-text.ts";

const database = await testDatabase();
let now = new Date("2026-11-24T11:00:00Z");
const house = await testHouse(database, { clock: () => now });
const story = () => codesApp(house, database);

test("a code says its brand, has no vowel, and is read as it was meant", () => {
  const codes = Array.from({ length: 300 }, (_, at) => newCode(at + 1));
  expect(new Set(codes).size).toBe(300);
  for (const [at, code] of codes.entries()) {
    expect(code).toMatch(/^[0-9B-DF-HJKMNP-TV-Z]{9,10}$/);
    expect(readCode(code)).toEqual({ brandId: at + 1, code });
    expect(readCode(code.toLowerCase().replace(/0/g, "o").replace(/1/g, "l"))?.code).toBe(code);
  }
  const wrong = ["", "BCDFGHJK", "BCDFGHJK0", "BCDFGHJK01", "BCDFGHJKA", "x".repeat(60), "'; --", "BCDFGHJKZZZZZZZ"];
  for (const text of wrong) expect(readCode(text)).toBeNull();
});

test("a scan is counted by day and opens a survey that knows its table and dealer; machines that look ahead are not counted", async () => {
  const { make, row, scan, app, boss, brand, survey, branch } = await story();
  const dealer = await branch("نمایندگی یزد", "dealer");
  const id = await make({ kind: "counter", name: "میز ۴", branch: dealer, target: "survey", survey: await survey() });
  const { address } = await row(id);
  const opened = await scan(address);
  expect(opened.statusCode).toBe(302);
  expect(opened.headers["set-cookie"]).toBeUndefined();
  const to = new URL(String(opened.headers["location"]), "http://x");
  expect(to.pathname).toBe(`/s/${brand.slug}/table`);
  expect(Object.fromEntries(to.searchParams)).toEqual({
    ...{ channel: "in_person", touchpoint: "میز ۴، نمایندگی یزد", partner: "نمایندگی یزد" },
    code: address.split("/q/")[1],
  });
  now = new Date("2026-11-25T11:00:00Z");
  await scan(`/q/${address.split("/q/")[1]!.toLowerCase()}`);
  expect((await scan(address, { method: "HEAD" })).statusCode).toBe(302);
  await scan(address, { "user-agent": "TelegramBot (like TwitterBot)" });
  await scan(address, { "user-agent": "WhatsApp/2.23" });
  await scan(address, { "sec-purpose": "prefetch;prerender" });
  const form = await app.inject(`${to.pathname}${to.search}`);
  const hidden = [...form.body.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map((m) => [m[1]!, m[2]!]);
  const answer = { ...Object.fromEntries(hidden), what: "چای گرم‌تر", _do: "next" };
  const hand = () =>
    app.inject({
      method: "POST",
      url: `${to.pathname}${to.search}`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: new URLSearchParams(answer).toString(),
    });
  expect((await hand()).body).toContain("سپاس");
  await hand();
  const kept = await database.owner.query("select touchpoint, channel from survey_response where brand_id = $1", [
    brand.id,
  ]);
  expect(kept.rows).toEqual([{ touchpoint: "میز ۴، نمایندگی یزد", channel: "in_person" }]);
  expect(await row(id)).toMatchObject({ scans: 2, conversations: 0, answers: 1 });
  const { days } = (await boss.ask(`/api/v1/place-codes/${id}/days`)).body;
  expect(days).toHaveLength(30);
  expect(days.slice(-2)).toMatchObject([
    { day: "2026-11-24", scans: 1, answers: 0 },
    { day: "2026-11-25", scans: 1, answers: 1 },
  ]);
});

test("no address names a colleague: the answer is theirs by the code, and links of before go on", async () => {
  const { make, row, scan, app, brand, colleague, survey } = await story();
  const id = await make({
    ...{ kind: "colleague", name: "بهرام رضایی", user: colleague.id },
    ...{ target: "survey", survey: await survey() },
  });
  const to = String((await scan((await row(id)).address)).headers["location"]);
  expect(to).not.toContain(colleague.id);
  const hand = async (url: string, what: string) => {
    const form = await app.inject(url);
    const hidden = [...form.body.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map((m) => [m[1]!, m[2]!]);
    const payload = new URLSearchParams({ ...Object.fromEntries(hidden), what, _do: "next" }).toString();
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    expect((await app.inject({ method: "POST", url, headers, payload })).body).toContain("سپاس");
  };
  await hand(to, "یک");
  await hand(`${to}&agent=${colleague.id}`, "دو");
  await hand(to.replace(/code=\w+/, "code=NOTHING01"), "سه");
  const kept = await database.owner.query("select agent from survey_response where brand_id = $1 order by id", [
    brand.id,
  ]);
  expect(kept.rows.map(({ agent }) => agent)).toEqual([colleague.id, colleague.id, null]);
});

test("a colleague's code opens a chat of its own page; the conversation carries the place, and is theirs", async () => {
  const { make, row, rows, scan, app, boss, colleague, site, branch } = await story();
  const { id: siteId, key } = await site();
  const base = { target: "chat", site: siteId } as const;
  const code = await make({ ...base, kind: "colleague", name: "بهرام رضایی", user: colleague.id });
  const table = await make({ ...base, kind: "counter", name: "میز ۱", branch: await branch("شعبهٔ ونک") });
  const { address } = await row(code);
  expect((await scan(address)).headers["location"]).toBe(`${new URL(address).pathname}/chat`);
  const page = await scan(`${address}/chat`);
  expect(page.body).toContain("گفتگو با بهرام رضایی");
  expect(page.body).toContain(key);
  const say = async (url: string) => {
    const origin = new URL(house.config.publicUrl).origin;
    const hello = { key, visitor: randomUUID() };
    const ask = (path: string, payload: object, headers = {}) =>
      app.inject({ method: "POST", url: `/api/v1/chat${path}`, payload, headers: { origin, ...headers } });
    const { token } = (await ask("/hello", hello)).json();
    const message = { client_id: randomUUID(), text: "سلام", url };
    await ask("/messages", message, { authorization: `Bearer ${token}` });
    await ask("/messages", { ...message, client_id: randomUUID() }, { authorization: `Bearer ${token}` });
  };
  await say(`${address}/chat`);
  await say(`${(await row(table)).address}/chat?x=1`);
  await say("https://shop.example/q/NOTHING01/chat");
  await say("nonsense");
  expect((await rows()).map(({ title, conversations }) => [title, conversations])).toEqual([
    ["میز ۱، شعبهٔ ونک", 1],
    ["بهرام رضایی", 1],
  ]);
  const found = (await boss.ask("/api/v1/conversations?view=all")).body.rows as {
    labels: string[];
    assignee: unknown;
  }[];
  const labelled = found.map(({ labels, assignee }) => [labels.join(), assignee !== null]);
  expect(labelled).toContainEqual(["بهرام رضایی", true]);
  expect(labelled).toContainEqual(["میز ۱، شعبهٔ ونک", false]);
  expect(labelled).toHaveLength(4);
});

test("a retired code ends on a kind page and can be used again; dead ends and strangers are refused", async () => {
  const { add, make, row, scan, send, agent, survey, branch, site } = await story();
  const ward = await branch("شعبهٔ ونک");
  const body = { kind: "branch", name: "شعبهٔ ونک", branch: ward, target: "survey", survey: await survey() } as const;
  const id = await make(body);
  const { address } = await row(id);
  await send("PUT", `/place-codes/${id}/retirement`, { retired: true });
  const page = await scan(address);
  expect(page.statusCode).toBe(410);
  expect(page.body).toContain("این کد دیگر به کار نمی‌رود");
  expect(page.body).toContain("/branches/");
  expect((await row(id)).scans).toBe(0);
  await send("PUT", `/place-codes/${id}/retirement`, { retired: false });
  expect((await scan(address)).statusCode).toBe(302);
  expect((await scan("/q/BCDFGHJK1")).statusCode).toBe(404);
  expect((await scan("/q/x")).body).toContain("این کد پیدا نشد");
  expect((await add({ ...body, survey: "none" })).status).toBe(404);
  expect((await add({ ...body, branch: 999_999 })).status).toBe(404);
  expect((await add({ ...body, branch: null })).status).toBe(400);
  expect((await add({ ...body, kind: "colleague", user: "nobody" })).body.code).toBe("member_unknown");
  expect((await add({ ...body, target: "chat", survey: null, site: 999_999 })).body.code).toBe("chat_off");
  await send("PATCH" as "PUT", "/surveys/table", { settings: { open_link: false } });
  expect((await add(body)).body.code).toBe("survey_without_link");
  expect((await agent.ask("/api/v1/place-codes")).status).toBe(200);
  expect((await agent.ask({ method: "POST", url: "/api/v1/place-codes", payload: body })).status).toBe(403);
  // What is printed stays: the code may open something else from now on.
  const chat = { ...body, user: null, headline: "", target: "chat", survey: null, site: (await site()).id };
  expect((await send("PUT", `/place-codes/${id}`, chat)).status).toBe(204);
  expect((await scan(address)).headers["location"]).toContain("/chat");
});

test("a code is downloaded as a picture, and as a poster where there is a Chromium", async () => {
  const { make, boss, brand, survey, branch, app } = await story();
  const id = await make({
    ...{ kind: "branch", name: "شعبهٔ ونک", branch: await branch("شعبهٔ ونک"), target: "survey", survey: await survey() },
    headline: "</title><script>alert(1)</script>",
  });
  const cookie = [...boss.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const file = (path: string) =>
    app.inject({ url: `/api/v1/place-codes/${id}/${path}`, headers: { cookie, "hamdel-brand": brand.slug } });
  expect((await file("picture")).body).toMatch(/^<svg/);
  expect((await file("picture?format=png")).rawPayload.subarray(1, 4).toString()).toBe("PNG");
  const poster = await file("poster?size=tent&lang=fa");
  if (findChromium(house.config.chromium)) {
    expect(poster.rawPayload.subarray(0, 5).toString()).toBe("%PDF-");
  } else {
    expect([poster.statusCode, poster.json().code]).toEqual([503, "cannot_print"]);
  }
});
