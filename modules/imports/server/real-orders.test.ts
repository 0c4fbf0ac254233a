import { existsSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { testDatabase } from "../../../platform/testing/index.ts";
import "../../customers/module.ts";
import "../../catalog/module.ts";
import "../../timeline/module.ts";
import { foldFully } from "../../customers/testing.ts";
import { importFile } from "./import-file.ts";

const data = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));
const database = await testDatabase();
const dataDir = path.join(os.tmpdir(), `hamdel-test-${process.pid}-imports`);

async function newBrand(slug: string, currency: string): Promise<number> {
  const { rows } = await database.owner.query(
    "insert into brand (slug, name, currency, time_zone) values ($1, $1, $2, 'UTC') returning id",
    [slug, currency],
  );
  return rows[0].id;
}

const work = (brandId: number) => ({
  database: database.app,
  dataDir,
  clock: () => new Date("2026-03-01T00:00:00Z"),
  brandId,
});

async function one(brandId: number, query: string) {
  const { rows } = await database.owner.query(query, [brandId]);
  return rows[0];
}

const cdnow = path.join(data, "cdnow/CDNOW_master.txt.gz");

test.skipIf(!existsSync(cdnow))(
  "the CD shop: every one of 69,659 orders arrives once, twins too, and a second time changes nothing",
  { timeout: 300_000 },
  async () => {
    const brand = await newBrand("cdnow", "USD");
    const asked = {
      delimiter: "whitespace",
      columns: "customer_external_id=1,ordered_at=2,quantity=3,total=4",
      currency: "USD",
    } as const;
    const file = { kind: "orders", path: cdnow, sourceKey: "cdnow", asked } as const;
    const first = await importFile(work(brand), file);
    await foldFully(database.app, brand, work(brand).clock);
    expect(first).toMatchObject({ status: "done", read: 69_659, imported: 69_659, updated: 0, rejected: 0 });
    const again = await importFile(work(brand), file);
    expect(again).toMatchObject({
      status: "done",
      read: 69_659,
      imported: 0,
      updated: 0,
      unchanged: 69_659,
      rejected: 0,
    });

    const lines = gunzipSync(readFileSync(cdnow)).toString().trim().split(/\r?\n/).slice(1);
    const cents = lines.reduce((sum, line) => sum + Math.round(Number(line.trim().split(/\s+/)[3]) * 100), 0);
    const orders = await one(
      brand,
      `select count(*) as orders, count(distinct m.customer_id) as customers, sum(total) as cents from customer_order o
       join identity m on m.brand_id = o.brand_id and m.id = o.identity_id where o.brand_id = $1`,
    );
    expect(orders).toEqual({ orders: 69_659, customers: 23_570, cents: String(cents) });
    expect(
      await one(brand, "select sum(orders) as n, sum(revenue) as cents from order_day where brand_id = $1"),
    ).toEqual({
      n: 69_659,
      cents: String(cents),
    });
    expect(await one(brand, "select count(*) as n from interaction where brand_id = $1 and subject = 'order'")).toEqual(
      { n: 69_659 },
    );
    const repeat = await one(
      brand,
      `select count(*) filter (where orders >= 2)::float / count(*) filter (where orders >= 1) as rate from customer_facts where brand_id = $1`,
    );
    expect(repeat.rate).toBeCloseTo(0.4948, 4);
  },
);

const retail = path.join(data, "online_retail/orders_2010-12_to_2011-08.csv.gz");

test.skipIf(!existsSync(retail))(
  "the gift shop: 320,705 lines become its orders, cancellations and orders of nobody among them, to the penny",
  { timeout: 300_000 },
  async () => {
    const brand = await newBrand("gifts", "GBP");
    const run = await importFile(work(brand), {
      kind: "orders",
      path: retail,
      sourceKey: "gifts",
      asked: { currency: "GBP" },
    });
    const told = toldByRetail(gunzipSync(readFileSync(retail)).toString());
    expect(run).toMatchObject({ status: "done", read: 320_705, imported: told.orders, updated: 0, rejected: 0 });
    const stored = await one(
      brand,
      `select count(*) as orders, sum(total) as pence, count(*) filter (where identity_id is null) as nobodys,
         count(*) filter (where external_id like 'C%' and status = 'returned' and total < 0) as cancellations
       from customer_order where brand_id = $1`,
    );
    expect(stored).toEqual({ ...told, pence: String(told.pence) });
    expect(await one(brand, "select count(*) as n from order_line where brand_id = $1")).toEqual({ n: 320_705 });
    expect(
      await one(brand, "select sum(revenue) - sum(returned_amount) as pence from order_day where brand_id = $1"),
    ).toEqual({ pence: String(told.pence) });
  },
);

/** The same counted straight from the file: its text has quotes only around descriptions. */
function toldByRetail(text: string) {
  const orders = new Map<string, { thousandths: number; customer: string }>();
  for (const line of text.trim().split(/\r?\n/).slice(1)) {
    const cells = line.replace(/"(?:[^"]|"")*"/g, "x").split(",");
    const [invoice, , , quantity, , price, customer] = cells as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const order = orders.get(invoice) ?? { thousandths: 0, customer: "" };
    order.thousandths += Number(quantity) * Math.round(Number(price) * 1000);
    order.customer ||= customer;
    orders.set(invoice, order);
  }
  const all = [...orders.entries()];
  const pence = ({ thousandths }: { thousandths: number }) =>
    Math.sign(thousandths) * Math.round(Math.abs(thousandths) / 10);
  return {
    orders: orders.size,
    pence: all.reduce((sum, [, order]) => sum + pence(order), 0),
    nobodys: all.filter(([, order]) => order.customer === "").length,
    cancellations: all.filter(([invoice]) => invoice.startsWith("C")).length,
  };
}
