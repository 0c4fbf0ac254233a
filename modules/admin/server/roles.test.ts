import { afterAll, expect, test } from "vitest";
import type { Role } from "../../../platform/house/module.ts";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { roles } from "../contract.ts";
import { module as admin } from "../module.ts";
import { browser, given, signedIn, testApp } from "../testing.ts";

const database = await testDatabase();
const house = await testHouse(database);
const app = await testApp(house);
afterAll(() => app.close());

type Asking = Parameters<ReturnType<typeof browser>["ask"]>[0];
/** One harmless request behind each permission; ids that are nobody's. */
const behind: Record<string, Asking> = {
  "brand.read": "/api/v1/brand",
  "brand.write": { method: "DELETE", url: "/api/v1/holidays/1999-01-01" },
  "members.read": "/api/v1/members",
  "members.write": { method: "DELETE", url: "/api/v1/members/nobody" },
  "api_keys.read": "/api/v1/api-keys",
  "api_keys.write": { method: "DELETE", url: "/api/v1/api-keys/999999" },
  "sites.read": "/api/v1/sites",
  "sites.write": { method: "DELETE", url: "/api/v1/sites/999999" },
  "audit.read": "/api/v1/audit",
};
const brand = await given.brand(house);
const people = Object.fromEntries(
  await Promise.all(
    roles.map(async (role) => [role, await signedIn(app, brand, await given.user(house, { brand, role }))] as const),
  ),
);

test("every permission of the module has a request in this table", () => {
  expect(Object.keys(behind).sort()).toEqual(Object.keys(admin.permissions ?? {}).sort());
});

const table = Object.entries(admin.permissions ?? {}).flatMap(([permission, holders]) =>
  roles.map((role) => [role, permission, holders.includes(role)] as [Role, string, boolean]),
);
test.each(table)("%s · %s: %s", async (role, permission, holds) => {
  const { status } = await people[role]!.ask(behind[permission]!);
  if (holds) expect([200, 404]).toContain(status);
  else expect(status).toBe(403);
});

test.each(Object.keys(behind))("%s needs somebody, and somebody of this brand", async (permission) => {
  expect((await browser(app, { brand }).ask(behind[permission]!)).status).toBe(401);
  const elsewhere = await given.brand(house);
  const stranger = await signedIn(app, elsewhere, await given.user(house, { brand: elsewhere }));
  expect((await stranger.ask(behind[permission]!, { "hamdel-brand": brand.slug })).status).toBe(404);
});

test("the ids of another brand are not found, whatever one may do at home", async () => {
  const owner = people["owner"]!;
  const agent = await given.user(house, { brand, role: "agent" });
  const invited = (
    await owner.ask({ method: "POST", url: "/api/v1/invitations", payload: { email: "a@b.ir", role: "viewer" } })
  ).body.id;
  const key = (
    await owner.ask({ method: "POST", url: "/api/v1/api-keys", payload: { name: "k", scopes: ["brand.read"] } })
  ).body.id;
  const site = (await owner.ask({ method: "POST", url: "/api/v1/sites", payload: { name: "s", domains: [] } })).body.id;
  const day = { url: "/api/v1/holidays/2027-05-05" };
  await owner.ask({ method: "PUT", ...day, payload: { title: "جشن" } });

  const other = await given.brand(house);
  const thief = await signedIn(app, other, await given.user(house, { brand: other }));
  const attempts: Asking[] = [
    { method: "PATCH", url: `/api/v1/members/${agent.id}`, payload: { role: "viewer" } },
    { method: "DELETE", url: `/api/v1/members/${agent.id}` },
    { method: "DELETE", url: `/api/v1/invitations/${invited}` },
    { method: "DELETE", url: `/api/v1/api-keys/${key}` },
    { method: "PUT", url: `/api/v1/sites/${site}`, payload: { name: "x", domains: [] } },
    { method: "POST", url: `/api/v1/sites/${site}/secret` },
    { method: "PUT", url: `/api/v1/sites/${site}/secret` },
    { method: "DELETE", url: `/api/v1/sites/${site}` },
    { method: "DELETE", ...day },
  ];
  const statuses = [];
  for (const attempt of attempts) statuses.push((await thief.ask(attempt)).status);
  expect(statuses).toEqual(attempts.map(() => 404));
});
