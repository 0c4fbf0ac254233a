import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { mailBox } from "../../../../platform/testing/index.ts";
import { foldFully } from "../../../customers/testing.ts";
import { exportsApp, rowsOf } from "../../testing/exports-app.ts";
import { startDueExports } from "./start-runs.ts";

const box = await mailBox();
const { database, house, s3, daily, place, shop, untilDue, workOff, later, files, time, hour } = await exportsApp({
  smtpUrl: box.url,
});
const all = ["customers", "orders", "conversations", "responses", "interactions"];
const othersRest = () => database.owner.query("update export_rule set paused_at = coalesce(paused_at, now())");
const names = (folder: string) => [...files(folder).keys()].sort();

test("each day the tables of a brand land in the bucket exactly, with a list of them", async () => {
  const { ask, only, order, brand } = await shop();
  const other = await shop();
  await other.order(99);
  for (const n of [1, 2, 3]) await order(n);
  const { id: customer } = await ask("POST", "/customers", {
    name: "رضا، «نانوا»",
    external_id: "c-9",
    source: "shop",
  });
  await ask("POST", `/customers/${customer}/interactions`, { what: "call", text: "حرف‌هایی که بیرون نمی‌رود" });
  await ask("POST", "/conversations", { customer, channel: "chat" });
  await foldFully(house.database, brand.id, house.clock);
  await ask("POST", "/exports", daily(all, { scope: "all", place: place({ folder: "/a/b/" }) }));
  const { next_at } = await only();
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Tehran" }).format(new Date(next_at));
  await untilDue(next_at);
  expect(await only()).toMatchObject({ last: { state: "done", tries: 1, problem: null, by_hand: false } });
  expect(names("a/b/")).toEqual([...all.map((table) => `${table}-${day}-1.csv`), `${day}-done.json`].sort());
  const there = files("a/b/");
  const orders = rowsOf(there.get(`orders-${day}-1.csv`));
  expect(orders.map(({ external_id, status, total }) => [external_id, status, total])).toEqual(
    [1, 2, 3].map((n) => [`o-${n}`, "paid", "5"]),
  );
  const customers = String(there.get(`customers-${day}-1.csv`));
  expect(customers).toContain("رضا، «نانوا»");
  expect(rowsOf(there.get(`customers-${day}-1.csv`)).map(({ id }) => id)).toContain(String(customer));
  expect(orders[0]!["customer_id"]).toMatch(/^\d+$/);
  expect([...there.values()].join("")).not.toContain("حرف‌هایی");
  expect(rowsOf(there.get(`conversations-${day}-1.csv`))).toMatchObject([{ customer_id: String(customer) }]);

  const manifest = JSON.parse(String(there.get(`${day}-done.json`)));
  expect(manifest).toMatchObject({ brand: brand.slug, scope: "all", since: null, until: next_at });
  for (const file of manifest.files) {
    const bytes = s3.objects.get(`warehouse/a/b/${file.name}`)!;
    expect(file).toMatchObject({ bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") });
  }
});

test("of `new` each order goes out once for each change, packed where that is wanted", async () => {
  await othersRest();
  const { ask, only, order } = await shop();
  const { id: first } = await order(1);
  await order(2);
  await ask("POST", "/exports", daily(["orders"], { gzip: true, place: place({ folder: "new" }) }));
  await untilDue((await only()).next_at);
  const sent = () => names("new/").filter((name) => name.endsWith(".gz"));
  const [before] = sent();
  expect(rowsOf(files("new/").get(before!)).map((row) => row["external_id"])).toEqual(["o-1", "o-2"]);
  await ask("PATCH" as "PUT", `/orders/${first}`, { status: "shipped" });
  await untilDue((await only()).next_at);
  const after = sent().find((name) => name !== before)!;
  expect(rowsOf(files("new/").get(after))).toMatchObject([{ external_id: "o-1", status: "shipped" }]);
  // By hand: what came since the last time, beside the files of the day.
  await order(3);
  const { id } = await only();
  await ask("POST", `/exports/${id}/runs`);
  time.ahead += 1000;
  await workOff();
  expect(sent()).toHaveLength(3);
  expect((await ask("GET", `/exports/${id}/runs`)).rows.map((run: { by_hand: boolean }) => run.by_hand)).toEqual([
    true,
    false,
    false,
  ]);
});

test("while the place is away it is tried again, and the same files land once; given up it is told by mail, and nothing is lost", async () => {
  await othersRest();
  const { ask, only, order, owner } = await shop();
  await order(1);
  await ask("POST", "/exports", daily(["orders"], { place: place({ folder: "retry" }) }));
  s3.failNext(503, 3);
  await untilDue((await only()).next_at);
  expect((await only()).last).toMatchObject({ state: "waiting", tries: 1, problem: "refused", detail: "503 SlowDown" });
  await later(2 * 60_000);
  expect((await only()).last).toMatchObject({ state: "done", tries: 2, problem: null });
  expect(names("retry/")).toHaveLength(2);

  await order(2);
  s3.failNext(503, 1000);
  await untilDue((await only()).next_at);
  for (const minutes of [2, 11, 31, 81, 181]) await later(minutes * 60_000);
  s3.failNext(503, 0);
  expect((await only()).last).toMatchObject({ state: "failed", tries: 6, problem: "refused" });
  const letter = await box.next();
  expect(letter.to).toEqual([owner.email]);
  await untilDue((await only()).next_at);
  const last = (await only()).last;
  expect(last).toMatchObject({ state: "done", files: [{ rows: 1 }] });
  expect(rowsOf(files("retry/").get(last.files[0].name))).toMatchObject([{ external_id: "o-2" }]);
});

test("who may no longer take customers' data out sends none", async () => {
  const { ask, only, brand, owner } = await shop();
  await ask("POST", "/exports", daily(["customers"], { place: place({ folder: "right" }) }));
  await database.owner.query("update member set role = 'viewer' where brand_id = $1 and user_id = $2", [
    brand.id,
    owner.id,
  ]);
  const { rows } = await database.owner.query("select next_at from export_rule where brand_id = $1", [brand.id]);
  await untilDue(rows[0].next_at.toISOString());
  await database.owner.query("update member set role = 'owner' where brand_id = $1 and user_id = $2", [
    brand.id,
    owner.id,
  ]);
  expect((await only()).last).toMatchObject({ state: "failed", problem: "right_lost" });
  expect(names("right/")).toEqual([]);
});

test("two processes make one sending; paused and removed ones make none", async () => {
  const { ask, only, brand } = await shop();
  await ask("POST", "/exports", daily(["orders"], { place: place({ folder: "two" }) }));
  const { id, next_at } = await only();
  time.ahead = Math.max(time.ahead, new Date(next_at).getTime() - Date.now() + 1000);
  await Promise.all([1, 2, 3].map(() => startDueExports(house)));
  const count = async () =>
    (await database.owner.query("select from export_run where brand_id = $1", [brand.id])).rowCount;
  expect(await count()).toBe(1);
  await ask("PUT", `/exports/${id}/pause`, { paused: true });
  await workOff();
  expect((await only()).last).toMatchObject({ state: "failed", problem: "stopped" });
  await later(30 * hour);
  await startDueExports(house);
  await ask("PUT", `/exports/${id}/pause`, { paused: false });
  await ask("DELETE", `/exports/${id}`);
  await later(30 * hour);
  await startDueExports(house);
  expect(await count()).toBe(1);
  await ask("POST", `/exports/${id}/restore`);
  expect(new Date((await only()).next_at).getTime()).toBeGreaterThan(house.clock().getTime());
});
