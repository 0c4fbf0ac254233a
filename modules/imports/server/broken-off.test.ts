import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { foldChanges } from "../../customers/index.ts";
import { importGround } from "../testing/ground.ts";
import { importRunner } from "./import-runner.ts";
import { runImport } from "./run-import.ts";

const database = await testDatabase();
const ground = await importGround(database);
const child = fileURLToPath(new URL("../testing/import-child.ts", import.meta.url));

/** Imports in a process of its own, which is killed when it says this word for the nth time; waits until the database noticed. */
async function killed(brand: number, kind: string, file: string, word: string, nth: number): Promise<void> {
  const url = new URL(database.url);
  url.searchParams.set("application_name", "killed");
  const given = [url.href, ground.dataDir, String(brand), kind, file, word, String(nth)];
  const importing = spawn(process.execPath, [child, ...given], { stdio: ["ignore", "ignore", "inherit"] });
  const [code, signal] = await once(importing, "exit");
  expect([code, signal]).toEqual([null, "SIGKILL"]);
  const left = "select from pg_stat_activity where datname = current_database() and application_name = 'killed'";
  await expect.poll(async () => (await database.owner.query(left)).rowCount, { timeout: 120_000 }).toBe(0);
}

const rows = 26_000;
/** The lines of an order stand far apart. */
const orderLines = Array.from({ length: rows }, (_, at) => {
  const order = (at * 7919) % 9000;
  return `o${order},c${order},2026-01-0${1 + (order % 9)},1,${at % 90}`;
});
const orderFile = ground.file(["order_id,customer_id,date,quantity,unit_price", ...orderLines]);
const logFile = ground.file([
  "phone,date,channel,text",
  ...Array.from(
    { length: rows },
    (_, at) =>
      `0912${String(at % 700).padStart(7, "0")},2026-01-01 10:00:${String(at % 60).padStart(2, "0")},sms,${at % 40}`,
  ),
]);

const orderSums = `select count(*)::int as orders, sum(total)::int as total, (select count(*)::int from order_line l where l.brand_id = $1) as lines,
  (select sum(orders)::int from order_day d where d.brand_id = $1) as counted, (select sum(orders)::int from customer_facts f where f.brand_id = $1) as facts
  from customer_order where brand_id = $1`;

test.each([
  ["while its rows are gathered", "reading", 10],
  ["after its first orders", "writing", 1],
  ["near its end", "writing", 5],
])("orders whose import was killed %s arrive each once", { timeout: 240_000 }, async (_, word, nth) => {
  const brand = await ground.brand();
  const file = await orderFile;
  await killed(brand, "orders", file, word, nth);
  const run = await ground.run(brand, "orders", file);
  expect(run).toMatchObject({ status: "done", read: rows, imported: 9000, updated: 0, unchanged: 0, rejected: 0 });
  expect(await ground.rows(brand, "select id from import_run where brand_id = $1")).toHaveLength(1);
  const total = orderLines.reduce((sum, line) => sum + Number(line.split(",")[4]), 0);
  // An older transaction of another file on this server may hold back what changed; the next fold reads it.
  await vi.waitFor(async () => {
    await foldChanges(database.app, brand, () => new Date());
    expect(await ground.rows(brand, orderSums)).toEqual([
      { orders: 9000, total, lines: rows, counted: 9000, facts: 9000 },
    ]);
  }, 120_000);
  expect(await ground.rows(brand, "select from import_stage where brand_id = $1")).toEqual([]);
});

test("interactions without numbers, killed in the middle and gone on with by the worker, arrive each once", {
  timeout: 240_000,
}, async () => {
  const brand = await ground.brand();
  await killed(brand, "interactions", await logFile, "writing", 2);
  const house = await testHouse(database);
  Object.assign(house.config, { dataDir: ground.dataDir });
  const runner = importRunner(house);
  await runner.look();
  // What the command line began is its own until somebody hands it to the worker.
  expect(await ground.rows(brand, "select status from import_run where brand_id = $1")).toEqual([
    { status: "writing" },
  ]);
  await database.owner.query("update import_run set runner = 'worker' where brand_id = $1", [brand]);
  await runner.look();
  await runner.idle();
  expect(
    await ground.rows(brand, "select status, read, imported, rejected from import_run where brand_id = $1"),
  ).toEqual([{ status: "done", read: rows, imported: rows, rejected: 0 }]);
  expect(await ground.rows(brand, "select count(*)::int as n from interaction where brand_id = $1")).toEqual([
    { n: rows },
  ]);
  expect(await ground.rows(brand, "select sum(n)::int as n from interaction_day where brand_id = $1")).toEqual([
    { n: rows },
  ]);
});

test("rows gathered before PostgreSQL crashed are gathered again", async () => {
  const brand = await ground.brand();
  const file = await ground.file([
    "order_id,date,total",
    ...Array.from({ length: 50 }, (_, at) => `${at},2026-01-01,1`),
  ]);
  await ground.run(brand, "orders", file);
  const [{ id }] = await ground.rows(brand, "select id from import_run where brand_id = $1");
  // As a crash leaves it: everything logged is there, the unlogged stage is empty.
  await database.owner.query(
    "update import_run set status = 'writing', applied_to = 20, read = 20, imported = 20 where id = $1",
    [id],
  );
  expect(await runImport(ground.work(brand), id)).toMatchObject({
    status: "done",
    read: 50,
    imported: 20,
    unchanged: 30,
  });
});

test("two processes do not work on one import", async () => {
  const brand = await ground.brand();
  const file = await ground.file(["order_id,date,total", "1,2026-01-01,1"]);
  await ground.run(brand, "orders", file);
  const [{ id }] = await ground.rows(
    brand,
    "update import_run set status = 'waiting' where brand_id = $1 returning id",
  );
  const both = await Promise.allSettled([runImport(ground.work(brand), id), runImport(ground.work(brand), id)]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "import_busy" } });
});
