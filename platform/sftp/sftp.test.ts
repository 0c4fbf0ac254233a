import { randomBytes } from "node:crypto";
import ssh2 from "ssh2";
import { afterAll, expect, test } from "vitest";
import { fakeSftp, keyPair } from "../testing/fake-sftp.ts";
import { type SftpSettings, sftpPlace } from "./index.ts";

const own = keyPair();
const there = await fakeSftp({ user: "hamdel", password: "گذرواژه", publicKey: own.public, folders: ["", "/in"] });
afterAll(() => there.close());
const settings: SftpSettings = {
  ...{ host: "127.0.0.1", port: there.port, user: "hamdel", password: "گذرواژه", folder: "/in", fingerprint: null },
};
const home = { allowPrivate: ["127.0.0.1"], patience: 20_000 };
const problem = (code: string) => expect.objectContaining({ name: "SftpProblem", code });
const tryPut = (changed: Partial<SftpSettings>, limits: object = {}) =>
  sftpPlace({ ...settings, ...changed }, { ...home, ...limits }).put("a.csv", Buffer.from("a"));

test("each key pair of the fake can be read again, also those that begin with a zero", () => {
  const unreadable = Array.from({ length: 2000 }, keyPair).filter(
    (pair) => ssh2.utils.parseKey(pair.private) instanceof Error || ssh2.utils.parseKey(pair.public) instanceof Error,
  );
  expect(unreadable).toEqual([]);
});

test("a file is put whole, over an older one, and removed; by password or by a key", async () => {
  const bytes = randomBytes(400_000);
  for (const how of [{}, { password: undefined, privateKey: own.private }]) {
    const place = sftpPlace({ ...settings, ...how }, home);
    await place.put("orders.csv", Buffer.from("older"));
    await place.put("orders.csv", bytes);
    expect(there.files.get("/in/orders.csv")?.equals(bytes)).toBe(true);
    expect([...there.files.keys()]).toEqual(["/in/orders.csv"]);
    await place.remove("orders.csv");
    await place.remove("orders.csv");
    expect(there.files.size).toBe(0);
  }
});

test.each([
  ["a wrong password", { password: "other" }, "login_refused"],
  ["somebody unknown", { user: "nobody" }, "login_refused"],
  ["a key that is none", { password: undefined, privateKey: "words" }, "bad_private_key"],
  ["a folder that is not there", { folder: "/nowhere" }, "no_folder"],
  ["a folder that is not ours", { folder: "/closed" }, "not_writable"],
  ["a port where nobody listens", { port: 1 }, "unreachable"],
  ["a name that nobody has", { host: "nowhere.invalid" }, "unreachable"],
])("%s is told apart", async (_name, changed, code) => {
  await expect(tryPut(changed)).rejects.toEqual(problem(code));
});

test("a private address is refused unless the operator allows it", async () => {
  await expect(tryPut({}, { allowPrivate: [] })).rejects.toEqual(problem("address_refused"));
});

test("the server's key is shown, and where it is another one than remembered nothing is said to it", async () => {
  let seen = "";
  await tryPut(
    {},
    {
      onHostKey: (key: string) => {
        seen = key;
      },
    },
  );
  expect(seen).toMatch(/^SHA256:[\w+/]{43}$/);
  await tryPut({ fingerprint: seen });
  there.tried.length = 0;
  await expect(tryPut({ fingerprint: `SHA256:${"A".repeat(43)}` })).rejects.toEqual(problem("host_key_changed"));
  expect(there.tried).toEqual([]);
});

test("a connection that is cut leaves nothing under the name", async () => {
  there.files.clear();
  there.cutNext();
  await expect(tryPut({})).rejects.toEqual(problem("cut_off"));
  expect(there.files.has("/in/a.csv")).toBe(false);
});
