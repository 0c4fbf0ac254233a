import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { browser, given, password, signedIn, testApp } from "../../testing.ts";
import { sweepSignIn } from "./sweep.ts";

const database = await testDatabase();
let now = new Date("2026-11-24T08:00:00Z");
const house = await testHouse(database, { clock: () => now });
const app = await testApp(house);

test("a person signs in, sees their brand, and signs out", async () => {
  const brand = await given.brand(house);
  const user = await given.user(house, { brand, role: "agent", name: "مینا" });
  const mina = browser(app, { brand });
  const answer = await mina.signIn({ email: user.email.toUpperCase() });
  expect(answer.status).toBe(200);
  expect(JSON.stringify(answer.body)).not.toContain([...mina.cookies.values()][0]!.split(".")[0]);
  const me = (await mina.ask("/api/v1/me")).body;
  expect(me.user.name).toBe("مینا");
  expect(me.brands).toMatchObject([{ slug: brand.slug, role: "agent" }]);
  await mina.ask({ method: "POST", url: "/api/auth/sign-out", payload: {} });
  expect((await mina.ask("/api/v1/me")).body.user).toBeNull();
});

test("the session's cookie is out of reach of scripts, and secure where the address is https", async () => {
  const user = await given.user(house);
  const cookie = String((await browser(app).signIn(user)).headers["set-cookie"]);
  expect(cookie).toContain("HttpOnly");
  expect(cookie).toContain("SameSite=Lax");
  expect(cookie).not.toContain("Secure");
  const safe = { ...house, config: { ...house.config, publicUrl: "https://cx.example.com" } };
  const secure = String((await browser(await testApp(safe)).signIn(user)).headers["set-cookie"]);
  expect(secure).toContain("__Secure-hamdel.session_token");
  expect(secure).toContain("; Secure");
});

test("a wrong password and an unknown address get one and the same answer", async () => {
  const user = await given.user(house);
  const wrong = await browser(app).signIn(user, "not the password");
  const unknown = await browser(app).signIn({ email: "nobody@example.com" });
  expect(wrong.status).toBe(400);
  expect(wrong.body).toEqual(unknown.body);
  expect(wrong.body).toMatchObject({ code: "wrong_email_or_password", message: "ایمیل یا گذرواژه درست نیست." });
});

test("after ten wrong passwords the right one waits for a quarter of an hour; other people are not held up", async () => {
  const [user, colleague] = [await given.user(house), await given.user(house)];
  const thief = browser(app);
  for (let turn = 0; turn < 10; turn++) expect((await thief.signIn(user, `guess number ${turn}`)).status).toBe(400);
  const stopped = await thief.signIn(user);
  expect([stopped.status, stopped.body.code]).toEqual([429, "too_many_attempts"]);
  expect((await browser(app).signIn(colleague)).status).toBe(200);
  expect((await browser(app, { address: "203.0.113.9" }).signIn(user)).status).toBe(200);
  now = new Date(now.getTime() + 16 * 60_000);
  expect((await thief.signIn(user)).status).toBe(200);
});

test("nobody signs up by themselves, and only the endpoints that people use are open", async () => {
  for (const path of ["/sign-up/email", "/list-sessions", "/delete-user", "/update-user", "/revoke-session"]) {
    const answer = await browser(app).ask({ method: "POST", url: `/api/auth${path}`, payload: {} });
    expect([path, answer.status]).toEqual([path, 404]);
  }
});

test("another site's page cannot use the session of a person", async () => {
  const brand = await given.brand(house);
  const owner = await signedIn(app, brand, await given.user(house, { brand }));
  const change = { method: "POST", url: "/api/auth/sign-out", payload: {} } as const;
  expect((await owner.ask(change, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await owner.ask(change, { origin: "https://evil.example" })).status).toBe(403);
  expect((await owner.ask("/api/v1/me")).body.user).not.toBeNull();
  expect((await owner.ask(change, { origin: "http://localhost:3000", "sec-fetch-site": "same-origin" })).status).toBe(
    200,
  );
});

test("a password is changed with the present one, and other sessions end when asked", async () => {
  const user = await given.user(house);
  const [here, elsewhere] = [browser(app), browser(app)];
  await here.signIn(user);
  await elsewhere.signIn(user);
  const change = (currentPassword: string, newPassword = "another long one") =>
    here.ask({
      method: "POST",
      url: "/api/auth/change-password",
      payload: { currentPassword, newPassword, revokeOtherSessions: true },
    });
  expect((await change("not the password")).body.code).toBe("wrong_password");
  expect((await change(password, "short")).body.code).toBe("password_length");
  expect((await change(password)).status).toBe(200);
  expect((await elsewhere.ask("/api/v1/me")).body.user).toBeNull();
  expect((await here.ask("/api/v1/me")).body.user).not.toBeNull();
  expect((await browser(app).signIn(user, "another long one")).status).toBe(200);
});

test("what is over is swept away, what still holds stays", async () => {
  const user = await given.user(house);
  const here = browser(app);
  await here.signIn(user);
  await browser(app).signIn(user, "not the password");
  await database.owner.query(`insert into session (id, "userId", token, "expiresAt") values ('old', $1, 'old', $2)`, [
    user.id,
    new Date(now.getTime() - 1),
  ]);
  now = new Date(now.getTime() + 20 * 60_000);
  await sweepSignIn(house);
  const left = await database.owner.query(
    `select (select count(*) from session where id = 'old') + (select count(*) from attempt) as over`,
  );
  expect(left.rows[0].over).toBe(0);
  expect((await here.ask("/api/v1/me")).body.user).not.toBeNull();
});
