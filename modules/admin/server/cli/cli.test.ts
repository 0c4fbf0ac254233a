import { expect, test } from "vitest";
import type { CommandLine } from "../../../../platform/cli/index.ts";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { commands } from "../../cli.ts";
import { browser, inBrand, testApp } from "../../testing.ts";
import { type Brand, listBrands } from "../brands/directory.ts";

const database = await testDatabase();
const house = await testHouse(database);
const app = await testApp(house);

const onlyBrand = async () => (await listBrands(house.database.app))[0] as Brand;
const inOnlyBrand = (async (work) => inBrand(house, await onlyBrand(), work)) satisfies CommandLine["write"];

/** Runs a command as the command line would; gives its result. */
async function hamdel(name: string, options: CommandLine["options"] = {}, { words = [] as string[], input = "" } = {}) {
  const command = commands.find((one) => one.name === name)!;
  const done = await command.run({
    config: house.config,
    words,
    options,
    now: house.clock(),
    ownerUrl: async () => database.url,
    house: async () => house,
    brand: onlyBrand,
    write: inOnlyBrand,
    read: inOnlyBrand,
    input: async () => input,
    async *inputLines() {
      yield* input.split("\n");
    },
    say: async () => {},
    progress: () => {},
  });
  return done.result as Record<string, never>;
}

test("a house is set up, people come in and get lost passwords back, all without a browser", async () => {
  const sara = { email: "sara@example.com", "password-stdin": true };
  await expect(hamdel("setup", { brand: "چای", ...sara }, { input: "short" })).rejects.toThrow("password_length");
  await expect(hamdel("setup", { ...sara }, { input: "a long password" })).rejects.toThrow("option_unread");
  const made = await hamdel("setup", { brand: "چای", ...sara, calendar: "gregorian" }, { input: "a long password" });
  expect(made).toEqual({ brand: "chai", owner: "sara@example.com" });
  expect(await onlyBrand()).toMatchObject({ name: "چای", calendar: "gregorian", language: "fa" });
  await expect(hamdel("setup", { brand: "x", ...sara }, { input: "a long password" })).rejects.toThrow(
    "already_set_up",
  );

  const mina = { email: "Mina@Example.com", "password-stdin": true };
  await hamdel("user create", { ...mina, name: "مینا" }, { input: "first password" });
  await hamdel("user role", { email: mina.email, role: "analyst" });
  await hamdel("user reset-password", mina, { input: "second password" });
  const { users } = await hamdel("user list");
  expect(users).toMatchObject([
    { email: "sara@example.com", role: "owner" },
    { email: "mina@example.com", role: "analyst" },
  ]);
  expect((await browser(app).signIn({ email: mina.email }, "first password")).status).toBe(400);
  expect((await browser(app).signIn({ email: mina.email }, "second password")).status).toBe(200);
  await expect(hamdel("user role", { email: sara.email, role: "agent" })).rejects.toThrow("last_owner");
  await expect(hamdel("user role", { email: "x@example.com", role: "agent" })).rejects.toThrow("not_found");
});

test("keys are made, listed and ended", async () => {
  const { id, key } = await hamdel("api-key create", { name: "CRM", scopes: "brand.read, audit.read" });
  const ask = async () => (await browser(app).ask("/api/v1/brand", { authorization: `Bearer ${key}` })).body;
  expect((await ask()).slug).toBe("chai");
  await hamdel("api-key revoke", {}, { words: [String(id)] });
  expect((await hamdel("api-key list")).keys).toMatchObject([{ id, revokedAt: expect.any(String) }]);
  for (const wrong of [{ scopes: "moon.read" }, { scopes: "" }, { scopes: "brand.read", expires: "1999-01-01" }, {}]) {
    await expect(hamdel("api-key create", { name: "x", ...wrong })).rejects.toThrow();
  }
});
