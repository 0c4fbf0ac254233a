import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadConfig, readSettings, StartRefusal, startRefusalOf } from "./index.ts";

const folder = await mkdtemp(path.join(os.tmpdir(), "hamdel-config-"));
afterAll(() => rm(folder, { recursive: true }));

test("without any variable Hamdel serves this machine alone, on port 3000, from ./data", () => {
  expect(readSettings({})).toMatchObject({
    port: 3000,
    host: "localhost",
    dataDir: path.resolve("data"),
    role: "all",
    publicUrl: "http://localhost:3000",
    trustedProxies: [],
    allowPrivate: [],
  });
});

test("variables are read, and an empty one counts as unset", () => {
  const settings = readSettings({
    PORT: "8080",
    PUBLIC_URL: "https://cx.example.com/",
    TRUSTED_PROXIES: "10.0.0.0/8, ::1",
    HAMDEL_ALLOW_PRIVATE: "pbx.local, 192.168.1.0/24",
    DATABASE_URL: "",
  });
  expect(settings).toMatchObject({
    port: 8080,
    publicUrl: "https://cx.example.com",
    trustedProxies: ["10.0.0.0/8", "::1"],
    allowPrivate: ["pbx.local", "192.168.1.0/24"],
  });
  expect(settings.databaseUrl).toBeUndefined();
});

test.each([
  ["PORT", "eighty"],
  ["HAMDEL_ROLE", "boss"],
  ["HAMDEL_SECRET", "short"],
  ["DATABASE_URL", "mysql://u:secret@h/d"],
  ["PUBLIC_URL", "shop.test"],
  ["HAMDEL_ALLOW_PRIVATE", "10.0.0.0/99"],
])("a wrong %s is refused by name, without repeating its value", (name, value) => {
  const read = () => readSettings({ [name]: value });
  expect(read).toThrow(StartRefusal);
  expect(read).toThrow(name);
  expect(read).not.toThrow(value);
});

test("the key is made once, for its owner's eyes", async () => {
  const env = { HAMDEL_DATA: path.join(folder, "data") };
  const [one, two] = await Promise.all([loadConfig(env), loadConfig(env)]);
  expect(one.secretKey).toHaveLength(32);
  expect(two.secretKey).toEqual(one.secretKey);
  const file = path.join(env.HAMDEL_DATA, "secret.key");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(Buffer.from((await readFile(file, "utf8")).trim(), "hex")).toEqual(one.secretKey);
});

test("HAMDEL_SECRET stands in for the file", async () => {
  const secret = "ab".repeat(32);
  const { secretKey } = await loadConfig({ HAMDEL_DATA: path.join(folder, "none"), HAMDEL_SECRET: secret });
  expect(secretKey.toString("hex")).toBe(secret);
});

test("a full disk is recognised through the causes of an error, and a bug is not", () => {
  const full = new Error("migration failed", {
    cause: Object.assign(new Error("could not extend file"), { code: "53100" }),
  });
  expect(startRefusalOf(full)?.code).toBe("disk_full");
  expect(startRefusalOf(new TypeError("x is not a function"))).toBeUndefined();
});
