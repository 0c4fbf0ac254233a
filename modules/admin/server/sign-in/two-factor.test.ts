import { createHmac } from "node:crypto";
import { getMigrations } from "better-auth/db/migration";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { type Browser, browser, given, password, signedIn, testApp } from "../../testing.ts";
import { signInOf } from "./library.ts";

const database = await testDatabase();
const house = await testHouse(database);
const app = await testApp(house);

const post = (path: string, payload: object) => ({ method: "POST", url: `/api/auth${path}`, payload }) as const;

/** The code an authenticator app shows now (RFC 6238: SHA-1, 30 seconds, six digits) for the secret of an `otpauth:` address. */
function codeOf(address: string): string {
  const letters = new URL(address).searchParams.get("secret")!;
  const bits = [...letters]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const secret = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const at = mac[19]! & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

async function turnOn(person: Browser) {
  const { totpURI, backupCodes } = (await person.ask(post("/two-factor/enable", { password }))).body;
  expect((await person.ask(post("/two-factor/verify-totp", { code: codeOf(totpURI) }))).status).toBe(200);
  return { totpURI, backupCodes: backupCodes as string[] };
}

test("with two-step sign-in on, the password alone opens nothing; the code of the app or a backup code does, each backup code once", async () => {
  const brand = await given.brand(house);
  const user = await given.user(house, { brand });
  const { totpURI, backupCodes } = await turnOn(await signedIn(app, brand, user));

  const phone = browser(app, { brand });
  expect((await phone.signIn(user)).body).toMatchObject({ twoFactorRedirect: true });
  expect((await phone.ask("/api/v1/brand")).status).toBe(401);
  expect((await phone.ask(post("/two-factor/verify-totp", { code: "000000" }))).body.code).toBe("wrong_code");
  expect((await phone.ask(post("/two-factor/verify-totp", { code: codeOf(totpURI) }))).status).toBe(200);
  expect((await phone.ask("/api/v1/me")).body.user.twoFactorEnabled).toBe(true);

  const withBackup = async () => {
    const lost = browser(app, { brand });
    await lost.signIn(user);
    return (await lost.ask(post("/two-factor/verify-backup-code", { code: backupCodes[0] }))).status;
  };
  expect([await withBackup(), await withBackup()]).toEqual([200, 400]);
});

test("it is not on before a first code proves the app, and turning it on or off needs the password and is noted", async () => {
  const brand = await given.brand(house);
  const user = await given.user(house, { brand });
  const person = await signedIn(app, brand, user);
  expect((await person.ask(post("/two-factor/enable", { password: "not the password" }))).body.code).toBe(
    "wrong_password",
  );
  await person.ask(post("/two-factor/enable", { password }));
  expect((await browser(app).signIn(user)).body.twoFactorRedirect).toBeUndefined();
  await turnOn(person);
  expect((await person.ask(post("/two-factor/disable", { password }))).status).toBe(200);
  expect((await browser(app).signIn(user)).body.twoFactorRedirect).toBeUndefined();
  const log = (await person.ask("/api/v1/audit?subject=user")).body.rows;
  expect(log.map((one: { action: string }) => one.action)).toEqual(["user.two_factor_off", "user.two_factor_on"]);
});

test("codes cannot be tried at will", async () => {
  const brand = await given.brand(house);
  const user = await given.user(house, { brand });
  await turnOn(await signedIn(app, brand, user));
  const thief = browser(app, { address: "203.0.113.50" });
  await thief.signIn(user);
  const codes: string[] = [];
  for (let turn = 0; turn < 7; turn++) {
    codes.push((await thief.ask(post("/two-factor/verify-totp", { code: "123456" }))).body.code);
  }
  expect(codes.slice(0, 5)).toEqual(Array(5).fill("wrong_code"));
  expect(codes.slice(5)).not.toContain("wrong_code");
});

test("the tables of sign-in are what the library expects", async () => {
  const { toBeCreated, toBeAdded } = await getMigrations(signInOf(house).options);
  expect([toBeCreated.map((one) => one.table), toBeAdded.map((one) => [one.table, Object.keys(one.fields)])]).toEqual([
    [],
    [],
  ]);
});
