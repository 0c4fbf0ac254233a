import { access, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { discardCluster } from "../../platform/postgres/index.ts";
import { emptyDatabase, testDatabase } from "../../platform/testing/index.ts";
import { runHamdel } from "../testing/run-hamdel.ts";
import { commands } from "./commands.ts";
import { describeCommand } from "./describe-command.ts";

// Each story starts whole processes; a busy machine takes its time.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const database = await testDatabase();
const home = await mkdtemp(path.join(os.tmpdir(), "hamdel-cli-"));
afterAll(() => rm(home, { recursive: true }));
const file = path.join(home, "all.tar");
const kept = path.join(home, "kept.key");
const there = { HAMDEL_DATA: path.join(home, "there"), DATABASE_URL: await emptyDatabase() };
const here = { HAMDEL_DATA: path.join(home, "data"), DATABASE_URL: database.url };

function hamdel(args: string[], env: Record<string, string> = here) {
  return runHamdel("apps/cli/main.ts", env, args).ended();
}

test("without a command it lists them; what it cannot understand is refused by name", async () => {
  const list = await hamdel([]);
  expect(list).toMatchObject({ code: 0, errors: "" });
  for (const name of ["backup", "restore", "doctor", "migrate"]) expect(list.said).toContain(`  ${name}`);

  expect(await hamdel(["bakup"])).toMatchObject({ code: 2, said: "" });
  const wrong = await hamdel(["backup", "--fast", "--json"]);
  expect(wrong).toMatchObject({ code: 2, said: "" });
  expect(JSON.parse(wrong.errors)).toMatchObject({ error: { code: "usage" } });
});

test("--help says of each command how it is written, what it does and what its options mean", async () => {
  const list = await hamdel(["--help"]);
  expect(list).toMatchObject({ code: 0, errors: "" });
  for (const { name } of commands) expect(list.said).toContain(`  ${name} `);
  const exporting = await hamdel(["export", "orders", "--help"], {});
  expect(exporting).toMatchObject({ code: 0, errors: "" });
  expect(exporting.said).toMatch(/^hamdel export orders FILE \[--from DAY\]/);
  for (const words of [
    "Write orders",
    "  --from …",
    "  --to …",
    "  --source …",
    "  --language …",
    "  --json",
    "  --brand …",
  ])
    expect(exporting.said).toContain(words);
  const importing = await hamdel(["import", "--help"]);
  expect(importing.said.match(/^ {2}\S+ \S+/gm)).toEqual([
    "  import orders",
    "  import customers",
    "  import interactions",
    "  import responses",
  ]);
  expect((await hamdel(["bakup", "--help"])).said).toBe(list.said);
});

test("every option is explained, and every usage line speaks of options there are", () => {
  for (const command of commands) {
    const options = command.options ?? {};
    for (const [name, { about }] of Object.entries(options)) expect(about, `${command.name} --${name}`).toMatch(/\S/);
    for (const [, name] of (command.usage ?? "").matchAll(/--([a-z-]+)/g))
      expect([...Object.keys(options), "brand"], `${command.name} --${name}`).toContain(name);
    expect(describeCommand(command)).toContain(`hamdel ${command.name}`);
  }
});

test("doctor reminds of the key until it was put aside", async () => {
  const about = async (name: string) => {
    const { said } = await hamdel(["doctor", "--json"]);
    return JSON.parse(said).findings.find((finding: { about: string }) => finding.about === name);
  };
  expect(await about("key")).toMatchObject({ state: "advice" });
  const copy = path.join(home, "key.txt");
  const copied = await hamdel(["backup", "--key", copy]);
  expect(copied).toMatchObject({ code: 0, errors: "" });
  expect(await readFile(copy, "utf8")).toBe(await readFile(path.join(here.HAMDEL_DATA, "secret.key"), "utf8"));
  expect(await about("key")).toMatchObject({ state: "ok" });
  expect(await about("database")).toMatchObject({ state: "wrong" }); // the tests' own runs without fsync
});

test("a backup goes elsewhere only with its key, or knowingly without", async () => {
  await hamdel(["backup", "--key", kept]);
  const backedUp = await hamdel(["backup", "--out", file, "--json"]);
  expect(JSON.parse(backedUp.said)).toMatchObject({ file });
  await access(file);

  const without = await hamdel(["restore", file], there);
  expect(without).toMatchObject({ code: 17, said: "" });
  expect(without.errors).toMatch(/^This backup's sealed values need the secret key [0-9a-f]{12}: .*\n$/);
  const restored = await hamdel(["restore", file, "--key", kept], there);
  expect(restored).toMatchObject({ code: 0, errors: "" });
  expect(await readFile(path.join(there.HAMDEL_DATA, "secret.key"), "utf8")).toBe(
    await readFile(path.join(here.HAMDEL_DATA, "secret.key"), "utf8"),
  );
  expect((await hamdel(["migrate"], there)).said).toBe("The database is up to date.\n");
  expect(restored.said).toMatch(/Whoever was erased after that is here again: hamdel erasures FOLDER/);
});

test("doctor reminds of erasures after the backup until their journal was read", async () => {
  expect((await hamdel(["doctor"], there)).said).toMatch(/hamdel erasures FOLDER/);
  const journal = path.join(home, "journal");
  await mkdir(journal);
  expect(await hamdel(["erasures", journal], there)).toMatchObject({ code: 0, said: "Erased 0 people again.\n" });
  expect((await hamdel(["doctor"], there)).said).not.toMatch(/hamdel erasures FOLDER/);

  const third = { HAMDEL_DATA: path.join(home, "third"), DATABASE_URL: await emptyDatabase() };
  const { said } = await hamdel(["restore", file, "--key", kept, "--erasures", journal], third);
  expect(said).toContain(`by the journal in ${journal} is erased here`);
});

test("while Hamdel does not run, a command starts its PostgreSQL and stops it again", async () => {
  const own = { HAMDEL_DATA: path.join(home, "own") };
  afterAll(() => discardCluster(own.HAMDEL_DATA));
  const migrated = await hamdel(["migrate", "--json"], own);
  expect(migrated.code).toBe(0);
  expect(JSON.parse(migrated.said).applied.length).toBeGreaterThan(0);
  const again = await hamdel(["migrate"], own);
  expect(again).toMatchObject({ code: 0, said: "The database is up to date.\n" });
  const left = runHamdel("apps/server/main.ts", { ...own, PORT: "0" });
  await left.says(/ready/);
  expect((await hamdel(["doctor"], own)).code).toBe(0);
  expect((await left.stop()).code).toBe(0);
});
