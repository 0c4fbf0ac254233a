import { afterAll, expect, test } from "vitest";
import { system, withBrand } from "../../../../platform/db/index.ts";
import { fakeSftp, keyPair } from "../../../../platform/testing/fake-sftp.ts";
import { exportsApp, rowsOf } from "../../testing/exports-app.ts";
import { runExport } from "./run-export.ts";
import { writeParts } from "./write-parts.ts";

const { database, house, daily, place, shop, untilDue, workOff, files, time } = await exportsApp();
const hostKey = keyPair().private;
const there = await fakeSftp({ user: "hamdel", password: "word", folders: ["", "/in"], hostKey });
afterAll(() => there.close());
const sftp = { kind: "sftp", host: "127.0.0.1", port: there.port, user: "hamdel", folder: "/in", fingerprint: null };
const word = { password: "word" };

test.each([
  ["all is well", {}, {}, null],
  ["another secret", {}, { secret: "other" }, "secret_wrong"],
  ["a key nobody knows", { key: "XX" }, {}, "key_unknown"],
  ["a bucket that is not there", { bucket: "elsewhere" }, {}, "no_bucket"],
  ["another region", { region: "eu" }, {}, "region_wrong"],
  ["a private address", { endpoint: "https://10.0.0.1" }, {}, "address_refused"],
  ["nobody there", { endpoint: "http://127.0.0.1:9" }, {}, "unreachable"],
])("a bucket is tried: %s", async (_name, where, given, problem) => {
  const { ask } = await shop();
  const body = { place: place({ folder: "trial", ...where }), secret: { ...daily([]).secret, ...given } };
  expect(await ask("POST", "/export-trials", body)).toMatchObject({ problem });
  expect([...files("trial").keys()]).toEqual([]);
});

test("onto a server files go once its key was seen; another key stops them before the password is said", async () => {
  const { ask, raw, only, order } = await shop();
  await order(1);
  const body = daily(["orders"], { place: sftp, secret: word });
  expect(await raw("POST", "/exports", body)).toMatchObject({ status: 400, body: { code: "export_untested" } });
  const tried = await ask("POST", "/export-trials", { place: sftp, secret: word });
  expect(tried).toMatchObject({ problem: null, fingerprint: expect.stringMatching(/^SHA256:/) });
  const seen = { ...sftp, fingerprint: tried.fingerprint };
  const { id } = await ask("POST", "/exports", { ...body, place: seen });
  await untilDue((await only()).next_at);
  const { last } = await only();
  expect(last).toMatchObject({ state: "done", files: [{ table: "orders", rows: 1 }] });
  expect(rowsOf(there.files.get(`/in/${last.files[0].name}`))).toMatchObject([{ external_id: "o-1" }]);

  // The kept password goes to the account that it was kept for, and nowhere else.
  expect(await ask("POST", "/export-trials", { id, place: seen })).toMatchObject({ problem: null });
  const elsewhere = { ...seen, host: "127.0.0.2" };
  expect(await raw("POST", "/export-trials", { id, place: elsewhere })).toMatchObject({
    body: { code: "export_secret_needed" },
  });
  const other = await fakeSftp({ user: "hamdel", password: "word", folders: ["", "/in"] });
  const changed = { ...seen, port: other.port };
  expect(await ask("POST", "/export-trials", { place: changed, secret: word })).toMatchObject({
    problem: "host_key_changed",
  });
  expect(other.tried).toEqual([]);
  other.close();
});

test("what may not be kept is refused in words", async () => {
  const { ask, raw } = await shop();
  const refused = async (body: object, code: string) =>
    expect((await raw("POST", "/exports", body)).body).toMatchObject({ code });
  await refused(daily(["orders"], { place: place({ endpoint: "http://storage.example.com" }) }), "export_needs_https");
  await refused(daily(["orders"], { secret: undefined }), "export_secret_needed");
  const { id } = await ask("POST", "/exports", daily(["orders"], { place: place({ folder: "mine" }) }));
  await refused(daily(["customers"], { place: place({ folder: "/mine/" }) }), "export_place_taken");
  const { secret: _left, ...rest } = daily(["orders"], { name: "دیگر", place: place({ folder: "mine" }) });
  await ask("PUT", `/exports/${id}`, rest);
  expect(JSON.stringify(await ask("GET", "/exports"))).not.toContain("secret");
});

test("100,000 rows are cut into parts, one in memory at a time, and a later try leaves no older part behind", {
  timeout: 240_000,
}, async () => {
  const { ask, brand, only, order } = await shop();
  await order(1);
  await database.owner.query(
    `insert into customer_order (brand_id, source_id, external_id, ordered_at, status, currency, total, content_hash, created_at, updated_at)
     select brand_id, source_id, 'many-' || n, ordered_at, status, currency, n, gen_random_uuid(), created_at, updated_at
     from customer_order, generate_series(1, 99999) n where brand_id = $1`,
    [brand.id],
  );
  await ask("POST", "/exports", daily(["orders"], { scope: "all", place: place({ folder: "many" }) }));
  const { id } = await only();
  await ask("POST", `/exports/${id}/runs`);
  const { rows } = await database.owner.query("select id from export_run where brand_id = $1", [brand.id]);
  const on = { brandId: brand.id, actor: system("export") };
  const job = {
    ...{ house, ...on },
    write: (work: never) => withBrand(house.database.app, { ...on, now: house.clock() }, work),
    read: (work: never) => withBrand(house.database.app, { ...on, now: house.clock(), readOnly: true }, work),
  };
  time.ahead += 1000;
  const most = 2_000_000;
  // It is put off while anybody still writes, such as the server's own housekeeping after so many rows.
  do await runExport(job as unknown as Parameters<typeof runExport>[0], { runId: rows[0].id }, most);
  while ((await only()).last.tries === 0);
  const { last } = await only();
  expect(last.state).toBe("done");
  expect(last.files.length).toBeGreaterThan(3);
  const ids = new Set<string>();
  for (const { name, bytes } of last.files) {
    expect(bytes).toBeLessThan(most + 70_000);
    for (const row of rowsOf(files("many/").get(name))) ids.add(row["external_id"]!);
  }
  expect(ids.size).toBe(100_000);

  // As if it had been broken off before the end: the next try has fewer parts.
  await database.owner.query("update export_run set state = 'waiting' where brand_id = $1", [brand.id]);
  await workOff();
  expect((await only()).last.files).toMatchObject([{ rows: 100_000 }]);
  expect([...files("many/").keys()].filter((name) => name.endsWith(".csv"))).toHaveLength(1);
});

test("rows of the next part are asked for only after this one was taken", async () => {
  let asked = 0;
  function* rows() {
    for (; asked < 50_000; asked++) yield [asked, "چای زعفرانی"];
  }
  let taken = 0;
  for await (const part of writeParts({ fields: ["id", "name"], rows: rows() }, { gzip: false, most: 200_000 })) {
    taken += part.rows;
    expect(asked - taken).toBeLessThanOrEqual(1);
    expect(part.bytes.length).toBeLessThan(200_000 + 140_000);
  }
  expect(taken).toBe(50_000);
});
