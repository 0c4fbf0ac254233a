import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { browser, given, inBrand, signedIn, testApp } from "../../testing.ts";
import { seal, unseal } from "../secrets.ts";
import { signSiteClaim, verifySiteClaim } from "./site-claim.ts";
import { siteByKey, siteTakesOrigin } from "./site-directory.ts";
import { renewSiteSecret } from "./sites.ts";

const database = await testDatabase();
let now = new Date("2026-11-24T08:00:00Z");
const house = await testHouse(database, { clock: () => now });
const app = await testApp(house);

async function shop() {
  const brand = await given.brand(house);
  return { brand, owner: await signedIn(app, brand, await given.user(house, { brand })) };
}
const makeKey = (payload: object) =>
  ({ method: "POST", url: "/api/v1/api-keys", payload: { name: "CRM", ...payload } }) as const;
const withKey = async (key: string, url: string) =>
  (await browser(app).ask(url, { authorization: `Bearer ${key}` })).status;

test("a key opens what its scopes say, in its own brand, until it is revoked", async () => {
  const { owner } = await shop();
  const { key, id } = (await owner.ask(makeKey({ scopes: ["brand.read"] }))).body;
  expect(key).toMatch(/^hk_/);
  expect(await withKey(key, "/api/v1/brand")).toBe(200);
  expect(await withKey(key, "/api/v1/members")).toBe(403);
  const listed = (await owner.ask("/api/v1/api-keys")).body;
  expect(listed.rows).toMatchObject([{ id, hint: key.slice(0, 7), scopes: ["brand.read"], revokedAt: null }]);
  expect(JSON.stringify(listed)).not.toContain(key);
  expect((await owner.ask({ method: "DELETE", url: `/api/v1/api-keys/${id}` })).status).toBe(204);
  expect(await withKey(key, "/api/v1/brand")).toBe(401);
  expect((await owner.ask({ method: "DELETE", url: `/api/v1/api-keys/${id}` })).status).toBe(404);
});

test("a key ends at its time, and cannot be made for a time that is over", async () => {
  const { owner } = await shop();
  const expiresAt = new Date(now.getTime() + 60_000).toISOString();
  const { key } = (await owner.ask(makeKey({ scopes: ["brand.read"], expiresAt }))).body;
  expect(await withKey(key, "/api/v1/brand")).toBe(200);
  now = new Date(now.getTime() + 60_000);
  expect(await withKey(key, "/api/v1/brand")).toBe(401);
  expect((await owner.ask(makeKey({ scopes: ["brand.read"], expiresAt }))).body.code).toBe("past_time");
});

test("a key never holds more than whoever makes it, nor what does not exist", async () => {
  const { brand, owner } = await shop();
  expect((await owner.ask(makeKey({ scopes: ["moon.read"] }))).body).toMatchObject({
    code: "unknown_scope",
    field: "scopes",
  });
  const maker = await given.apiKey(house, brand, ["api_keys.write", "brand.read"]);
  const ask = (scopes: string[]) => browser(app).ask(makeKey({ scopes }), { authorization: `Bearer ${maker}` });
  expect((await ask(["brand.write"])).body.code).toBe("unknown_scope");
  expect((await ask(["brand.read"])).status).toBe(201);
});

test("a key has no profile and no sessions, and an unknown key is nobody", async () => {
  const { brand } = await shop();
  const key = await given.apiKey(house, brand, ["brand.read"]);
  expect(await withKey(key, "/api/v1/me/sessions")).toBe(401);
  expect(await withKey(`hk_${"x".repeat(43)}`, "/api/v1/brand")).toBe(401);
  expect(await withKey("hk_'; drop table brand", "/api/v1/brand")).toBe(401);
});

test("when a key was used is noted, once a minute at most", async () => {
  const { brand, owner } = await shop();
  const key = await given.apiKey(house, brand, ["brand.read"]);
  await withKey(key, "/api/v1/brand");
  await expect.poll(async () => (await owner.ask("/api/v1/api-keys")).body.rows[0].lastUsedAt).toBe(now.toISOString());
});

test("what is sealed opens with its key alone, unchanged alone, and never looks the same twice", () => {
  const { secretKey } = house.config;
  const sealed = seal(secretKey, "رمز");
  expect(unseal(secretKey, sealed)).toBe("رمز");
  expect(seal(secretKey, "رمز")).not.toBe(sealed);
  expect(() => unseal(Buffer.alloc(32, 1), sealed)).toThrow();
  const parts = sealed.split(".");
  const changed = Buffer.from(parts[3]!, "base64url");
  changed[0]! ^= 1;
  expect(() => unseal(secretKey, [...parts.slice(0, 3), changed.toString("base64url")].join("."))).toThrow();
});

async function site() {
  const { brand, owner } = await shop();
  const payload = { name: "فروشگاه", domains: ["www.shop.ir", "*.shop.ir"] };
  const { id } = (await owner.ask({ method: "POST", url: "/api/v1/sites", payload })).body;
  const [listed] = (await owner.ask("/api/v1/sites")).body.rows;
  const { secret } = (await owner.ask({ method: "POST", url: `/api/v1/sites/${id}/secret` })).body;
  return { brand, owner, id, listed, secret, found: (await siteByKey(house, listed.key))! };
}

test("a site's secret is sealed in store, shown to those who may, and each look is noted", async () => {
  const { owner, secret, id } = await site();
  const stored = await database.owner.query("select secret_sealed from site");
  expect(JSON.stringify(stored.rows)).not.toContain(secret);
  const log = (await owner.ask(`/api/v1/audit?subject=site&subjectId=${id}`)).body.rows;
  expect(log.map((one: { action: string }) => one.action)).toEqual(["site.secret_shown", "site.created"]);
});

test("a claim holds when the site's own server signed it and its time is not over", async () => {
  const { brand, secret, found, id } = await site();
  const seconds = now.getTime() / 1000;
  const who = { exp: seconds + 300, id: "u-7", phone: "09121234567" };
  expect(verifySiteClaim(house, found, signSiteClaim(secret, who))).toEqual(who);
  const { secret: newer } = await inBrand(house, brand, (ctx) => renewSiteSecret(ctx, house, id));
  const wrong = [
    signSiteClaim("another secret", who),
    signSiteClaim(secret, { ...who, exp: seconds - 1 }),
    signSiteClaim(secret, { ...who, exp: seconds + 90_000 }),
    signSiteClaim(secret, { exp: seconds + 300, name: "nobody" }),
    signSiteClaim(newer, who),
    "no dots",
    `${"x".repeat(10_000)}.y`,
    `.${""}`,
  ];
  for (const signed of wrong) expect(() => verifySiteClaim(house, found, signed)).toThrow("bad_claim");
});

test("a site takes the pages of its own domains, and none once it is out of use", async () => {
  const { owner, found, id, listed } = await site();
  const origins = [
    "https://www.shop.ir",
    "https://app.shop.ir",
    "https://shop.ir",
    "https://evil.ir",
    "https://www.shop.ir.evil.ir",
    undefined,
  ];
  expect(origins.map((origin) => siteTakesOrigin(found, origin))).toEqual([true, true, false, false, false, false]);
  expect(siteTakesOrigin({ domains: [] }, undefined)).toBe(true);
  expect((await owner.ask({ method: "DELETE", url: `/api/v1/sites/${id}` })).status).toBe(204);
  expect(await siteByKey(house, listed.key)).toBeNull();
  expect(await siteByKey(house, "hs_nonsense")).toBeNull();
});
