import { expect, test } from "vitest";
import { mailBox, testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { browser, given, password, signedIn, testApp } from "../../testing.ts";

const database = await testDatabase();
let now = new Date("2026-11-24T08:00:00Z");
const house = await testHouse(database, { clock: () => now });
const app = await testApp(house);

const invite = (email: string, role = "agent") =>
  ({ method: "POST", url: "/api/v1/invitations", payload: { email, role } }) as const;
const accept = (link: string, payload: object) =>
  ({
    method: "POST",
    url: `/api/v1${new URL(link).pathname.replace("invitation", "invitations")}/acceptance`,
    payload,
  }) as const;

async function shop() {
  const brand = await given.brand(house);
  return { brand, owner: await signedIn(app, brand, await given.user(house, { brand })) };
}

test("an invited newcomer makes an account by the link and works in the brand; the link works once", async () => {
  const { brand, owner } = await shop();
  const { body } = await owner.ask(invite("Mina@Example.com"));
  expect(body).toMatchObject({ mailed: false });
  expect((await owner.ask("/api/v1/invitations")).body.rows).toMatchObject([
    { email: "mina@example.com", role: "agent" },
  ]);

  const mina = browser(app);
  const shown = await mina.ask(`/api/v1/invitations/${body.link.split("/").at(-1)}`);
  expect(shown.body).toMatchObject({ brand: brand.name, email: "mina@example.com", role: "agent", hasAccount: false });
  expect((await mina.ask(accept(body.link, { name: "مینا", password: "short" }))).body.code).toBe("password_length");
  expect((await mina.ask(accept(body.link, { password }))).body.fields).toEqual([{ path: "name", code: "required" }]);
  expect((await mina.ask(accept(body.link, { name: "مینا", password }))).body).toEqual({ slug: brand.slug });
  expect((await mina.ask(accept(body.link, { name: "مینا", password }))).body.code).toBe("link_expired");

  await mina.signIn({ email: "mina@example.com" });
  expect((await mina.ask("/api/v1/me")).body.brands).toMatchObject([{ slug: brand.slug, role: "agent" }]);
  expect((await owner.ask("/api/v1/invitations")).body.rows).toEqual([]);
});

test("somebody with an account proves who they are by password or session, and no one else can take their place", async () => {
  const { brand, owner } = await shop();
  const [reza, stranger] = [await given.user(house), await given.user(house)];
  const { link } = (await owner.ask(invite(reza.email))).body;
  const asStranger = browser(app);
  await asStranger.signIn(stranger);
  expect((await asStranger.ask(accept(link, {}))).body.code).toBe("sign_in_to_accept");
  expect((await browser(app).ask(accept(link, { password: "not the password" }))).body.code).toBe("wrong_password");
  const asReza = browser(app);
  await asReza.signIn(reza);
  expect((await asReza.ask(accept(link, {}))).body).toEqual({ slug: brand.slug });
  expect((await owner.ask(invite(reza.email))).body.code).toBe("already_member");

  const other = await shop();
  const again = (await other.owner.ask(invite(reza.email, "manager"))).body.link;
  expect((await browser(app).ask(accept(again, { password }))).body).toEqual({ slug: other.brand.slug });
  expect((await asReza.ask("/api/v1/me")).body.brands).toHaveLength(2);
});

test("an invitation ends after seven days, when revoked, and when a newer one is sent", async () => {
  const { owner } = await shop();
  const code = async (link: string) =>
    (await browser(app).ask(`/api/v1/invitations/${link.split("/").at(-1)}`)).body.code ?? "open";
  const first = (await owner.ask(invite("kian@example.com"))).body;
  const second = (await owner.ask(invite("kian@example.com"))).body;
  expect([await code(first.link), await code(second.link)]).toEqual(["link_expired", "open"]);
  expect((await owner.ask({ method: "DELETE", url: `/api/v1/invitations/${second.id}` })).status).toBe(204);
  expect(await code(second.link)).toBe("link_expired");
  const third = (await owner.ask(invite("kian@example.com"))).body;
  now = new Date(now.getTime() + 7 * 24 * 60 * 60_000);
  expect(await code(third.link)).toBe("link_expired");
  expect((await owner.ask("/api/v1/invitations")).body.rows).toEqual([]);
});

test("only hashes of links are kept", async () => {
  const { owner } = await shop();
  const { link } = (await owner.ask(invite("hash@example.com"), { "idempotency-key": "once" })).body;
  const token = link.split("/").at(-1);
  const stored = await database.owner.query(
    "select (select json_agg(i)::text from invitation i) || coalesce((select json_agg(a)::text from idempotent_answer a), '') as all",
  );
  expect(stored.rows[0].all).not.toContain(token);
});

test("where mail is set up the invitation goes out, and a forgotten password is mended by mail once", async () => {
  const box = await mailBox();
  const mailing = { ...house, config: { ...house.config, smtpUrl: box.url, publicUrl: "http://localhost:3000" } };
  const mailApp = await testApp(mailing);
  const brand = await given.brand(mailing);
  const user = await given.user(mailing, { brand });
  const owner = await signedIn(mailApp, brand, user);
  expect((await owner.ask(invite("leila@example.com"))).body.mailed).toBe(true);
  expect((await box.next()).to).toEqual(["leila@example.com"]);

  const someone = browser(mailApp);
  const forgot = (email: string) =>
    someone.ask({ method: "POST", url: "/api/auth/request-password-reset", payload: { email } });
  const [known, unknown] = [await forgot(` ${user.email} `), await forgot("nobody@example.com")];
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
  const letter = await box.next();
  expect(letter.to).toEqual([user.email]);
  const text = Buffer.from(letter.text.split("\r\n\r\n").slice(1).join(""), "base64").toString("utf8");
  const token = /reset-password\?token=([\w-]+)/.exec(text)?.[1];
  const reset = (newPassword: string) =>
    someone.ask({ method: "POST", url: "/api/auth/reset-password", payload: { token, newPassword } });
  expect((await reset("short")).body.code).toBe("password_length");
  expect((await reset("a brand new password")).status).toBe(200);
  expect((await reset("a brand new password")).body.code).toBe("link_expired");
  expect((await someone.signIn(user)).body.code).toBe("wrong_email_or_password");
  expect((await someone.signIn(user, "a brand new password")).status).toBe(200);
  expect((await owner.ask("/api/v1/me")).body.user).toBeNull();
});

test("without mail a forgotten password says whom to ask", async () => {
  const answer = await browser(app).ask({
    method: "POST",
    url: "/api/auth/request-password-reset",
    payload: { email: "x@example.com" },
  });
  expect(answer.body.code).toBe("mail_not_set_up");
});

test("a brand keeps an owner: the last one can neither leave nor step down, not even two at once", async () => {
  const brand = await given.brand(house);
  const [one, two] = [await given.user(house, { brand }), await given.user(house, { brand })];
  const [asOne, asTwo] = [await signedIn(app, brand, one), await signedIn(app, brand, two)];
  const stepDown = (id: string) =>
    ({ method: "PATCH", url: `/api/v1/members/${id}`, payload: { role: "agent" } }) as const;
  const both = await Promise.all([asOne.ask(stepDown(one.id)), asTwo.ask(stepDown(two.id))]);
  expect(both.map((answer) => answer.status).sort()).toEqual([204, 409]);
  const owners = await database.owner.query("select user_id from member where brand_id = $1 and role = 'owner'", [
    brand.id,
  ]);
  expect(owners.rowCount).toBe(1);
  const last = owners.rows[0].user_id === one.id ? asOne : asTwo;
  const leave = await last.ask({ method: "DELETE", url: `/api/v1/members/${owners.rows[0].user_id}` });
  expect(leave.body.code).toBe("last_owner");
});

test("a manager leads the others, but neither makes nor unmakes an owner", async () => {
  const brand = await given.brand(house);
  const owner = await given.user(house, { brand });
  const agent = await given.user(house, { brand, role: "agent" });
  const manager = await signedIn(app, brand, await given.user(house, { brand, role: "manager" }));
  const change = (id: string, role: string) =>
    manager.ask({ method: "PATCH", url: `/api/v1/members/${id}`, payload: { role } });
  expect((await change(agent.id, "analyst")).status).toBe(204);
  expect((await change(agent.id, "owner")).body.code).toBe("owners_only");
  expect((await change(owner.id, "agent")).body.code).toBe("owners_only");
  expect((await manager.ask(invite("new@example.com", "owner"))).body.code).toBe("owners_only");
  expect((await manager.ask({ method: "DELETE", url: `/api/v1/members/${owner.id}` })).body.code).toBe("owners_only");
  expect((await manager.ask({ method: "DELETE", url: `/api/v1/members/${agent.id}` })).status).toBe(204);
});

test("somebody who was removed is out at once, wherever they are signed in", async () => {
  const { brand, owner } = await shop();
  const agent = await given.user(house, { brand, role: "agent" });
  const asAgent = await signedIn(app, brand, agent);
  expect((await asAgent.ask("/api/v1/brand")).status).toBe(200);
  await owner.ask({ method: "DELETE", url: `/api/v1/members/${agent.id}` });
  expect((await asAgent.ask("/api/v1/brand")).status).toBe(404);
});

test("a person sees where they are signed in, ends one session or all others, and never somebody else's", async () => {
  const user = await given.user(house);
  const [here, phone, library] = [browser(app), browser(app), browser(app)];
  for (const one of [here, phone, library]) await one.signIn(user);
  const sessions = (await here.ask("/api/v1/me/sessions")).body.rows;
  expect(sessions.map((one: { current: boolean }) => one.current).sort()).toEqual([false, false, true]);
  expect(sessions[0].address).toBe("198.51.100.7");
  const other = sessions.find((one: { current: boolean }) => !one.current);
  const stranger = browser(app);
  await stranger.signIn(await given.user(house));
  const end = { method: "DELETE", url: `/api/v1/me/sessions/${other.id}` } as const;
  expect((await stranger.ask(end)).status).toBe(404);
  expect((await here.ask(end)).status).toBe(204);
  expect((await here.ask({ method: "DELETE", url: "/api/v1/me/sessions" })).status).toBe(204);
  const left = await Promise.all([here, phone, library].map((one) => one.ask("/api/v1/me")));
  expect(left.map((answer) => answer.body.user !== null)).toEqual([true, false, false]);
});

test("a person changes their own name, language and calendar, and gives a choice back to the brand", async () => {
  const { owner } = await shop();
  const change = (payload: object) => owner.ask({ method: "PATCH", url: "/api/v1/me", payload });
  expect((await change({ name: "سارا رضایی", language: "en", calendar: "gregorian" })).status).toBe(204);
  expect((await owner.ask("/api/v1/me")).body.user).toMatchObject({
    name: "سارا رضایی",
    language: "en",
    calendar: "gregorian",
  });
  await change({ calendar: null });
  expect((await owner.ask("/api/v1/me")).body.user).toMatchObject({ language: "en", calendar: null });
});
