import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, expect, test, vi } from "vitest";
import "../../modules/customers/testing.ts";
import { eraseCustomer } from "../../modules/customers/index.ts";
import { loadConfig } from "../../platform/config/index.ts";
import { system, withBrand } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/testing/index.ts";
import { commandLine } from "./command-line.ts";
import { commands } from "./commands.ts";
import "../modules.ts";

// Each story runs several commands from their beginning; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

const database = await testDatabase();
const home = await mkdtemp(path.join(os.tmpdir(), "hamdel-export-"));
afterAll(() => rm(home, { recursive: true }));
const config = await loadConfig({ HAMDEL_DATA: path.join(home, "data"), DATABASE_URL: database.url });
let made = 0;

async function givenBrand(): Promise<string> {
  const slug = `export-${++made}`;
  await database.owner.query("insert into brand (slug, name, currency) values ($1, $1, 'USD')", [slug]);
  return slug;
}

type Answer = Record<string, unknown> & { said: string };

/** Runs a command as the command line does. */
async function hamdel(name: string, file: string, options: Record<string, string>): Promise<Answer> {
  const line = commandLine({ config, words: [file], options }, name);
  try {
    const { result, line: said } = await commands.find((one) => one.name === name)!.run(line);
    return { ...(result as Record<string, unknown>), said };
  } finally {
    await line.close();
  }
}

async function given(name: string, lines: readonly string[]): Promise<string> {
  const file = path.join(home, `${++made}-${name}`);
  await writeFile(file, `${lines.join("\n")}\n`);
  return file;
}

const fresh = (name: string) => path.join(home, `${++made}-${name}`);

/** Rows of a brand ($1), past row-level security. */
async function rows(brand: string, query: string) {
  const { rows: found } = await database.owner.query(query, [brand]);
  return found;
}

const storedOrders = `select o.external_id, o.ordered_at, o.status, o.total, o.currency, i.value as buyer, c.name, l.line, p.external_id as product,
    l.product_name, l.quantity, l.unit_price
  from customer_order o join brand b on b.id = o.brand_id and b.slug = $1
  left join identity i on i.brand_id = o.brand_id and i.id = o.identity_id
  left join customer c on c.brand_id = i.brand_id and c.id = i.customer_id
  left join order_line l on l.brand_id = o.brand_id and l.order_id = o.id
  left join product p on p.brand_id = l.brand_id and p.id = l.product_id
  order by o.external_id, l.line`;
const storedInteractions = `select i.occurred_at, i.kind, i.channel, i.touchpoint, i.direction, i.subject, d.value as person, p.name as partner,
    t.body, t.meta
  from interaction i join brand b on b.id = i.brand_id and b.slug = $1
  join identity d on d.brand_id = i.brand_id and d.id = i.identity_id
  left join customer p on p.brand_id = i.brand_id and p.id = i.partner_id
  left join interaction_text t on t.brand_id = i.brand_id and t.interaction_id = i.id
  where i.subject_id is null order by i.occurred_at, t.body`;
const customers = `select count(*)::int as n from customer c join brand b on b.id = c.brand_id where b.slug = $1 and erased_at is null`;

const orders = [
  "external_id,customer_external_id,phone,customer_name,ordered_at,status,total,currency,product_external_id,product_name,quantity,unit_price",
  "1,a,09121111111,مینا,2026-01-25T00:00:00.250+03:30,paid,11.70,USD,X,چای,2,2.55",
  "1,,,,,,,,Y,قهوه,1.5,4.4",
  "2,b,,,2026-01-26 10:00,cancelled,7,USD,,,,",
  '3,,09122222222,,2026-01-27 10:00,delivered,5,EUR,,"=1+1, ""x""",1,5',
  "4,,,,2026-01-28 23:59,placed,0.1,USD,X,چای,1,0.0625",
  "5,c,,,2026-01-29 00:00,returned,-3,USD,Z,,-1,3",
];
const interactions = [
  "external_id,customer_external_id,phone,email,occurred_at,kind,channel,touchpoint,direction,text,partner,agent",
  'i1,a,,,2026-02-01T08:00:00Z,contact,phone,support,in,"سلام، ""خوبید""؟",نمایندگی شیراز,سارا',
  "i2,,09122222222,,2026-02-02 09:00,activity,web,,,,,",
  "i3,,,x@example.com,2026-02-03 09:00,contact,telegram,,out,+ and more,,",
  "i4,c,,,2026-02-04 09:00,broadcast,sms,,out,@all,,",
];

async function givenShop(): Promise<string> {
  const brand = await givenBrand();
  await hamdel("import orders", await given("orders.csv", orders), { brand, source: "shop" });
  await hamdel("import interactions", await given("log.csv", interactions), { brand, source: "shop" });
  return brand;
}

test.each([
  ["en", "ndjson.gz"],
  ["fa", "csv.gz"],
  ["fa", "xlsx"],
])("what is exported (%s, %s) is imported into another brand as it was", async (language, format) => {
  const [from, to] = [await givenShop(), await givenBrand()];
  for (const [what, stored] of [
    ["orders", storedOrders],
    ["interactions", storedInteractions],
  ] as const) {
    const file = fresh(`${what}.${format}`);
    const written = await hamdel(`export ${what}`, file, { brand: from, language });
    expect(written).toMatchObject({ file, sources: ["shop"], [what]: what === "orders" ? 5 : 4 });
    const read = await hamdel(`import ${what}`, file, { brand: to, source: "shop" });
    expect(read).toMatchObject({ imported: written[what], rejected: 0 });
    const unguarded = (row: object) => JSON.parse(JSON.stringify(row).replaceAll(/"'([=+@])/g, '"$1'));
    expect((await rows(to, stored)).map(unguarded)).toEqual((await rows(from, stored)).map(unguarded));
  }
  expect(await rows(to, customers)).toEqual(await rows(from, customers));
  expect((await readdir(home)).filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("a CSV disarms what a spreadsheet would run, holds no more than the days asked for, and is its owner's alone", async () => {
  const brand = await givenShop();
  const file = fresh("some.csv");
  const written = await hamdel("export orders", file, { brand, from: "1404/11/07", to: "2026-01-28" });
  expect(written).toMatchObject({ orders: 2, rows: 2, said: `Wrote 2 orders in 2 rows into ${file}.` });
  const [header, ...lines] = (await readFile(file, "utf8")).trim().split("\r\n");
  expect(header).toBe(
    "external_id,customer_external_id,phone,email,customer_name,ordered_at,status,total,currency,product_external_id,product_name,quantity,unit_price,source",
  );
  expect(lines).toEqual([
    `3,,+989122222222,,,2026-01-27T10:00:00+03:30,delivered,5,EUR,,"'=1+1, ""x""",1,5,shop`,
    "4,,,,,2026-01-28T23:59:00+03:30,placed,0.1,USD,X,چای,1,0.0625,shop",
  ]);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const log = fresh("log.csv.gz");
  await hamdel("export interactions", log, { brand, from: "2026-02-03" });
  const text = gunzipSync(await readFile(log)).toString();
  expect(text.match(/'\+ and more|'@all/g)).toHaveLength(2);
  expect(text).not.toContain("سلام");
});

test("nothing of erased people comes out, nor what an order wrote into the log; shops are kept apart", async () => {
  const brand = await givenShop();
  await hamdel("import orders", await given("other.csv", [orders[0]!, orders[4]!]), { brand, source: "other" });
  const [{ brand_id: brandId, id }] = await rows(
    brand,
    `select c.brand_id, c.id from customer c join brand b on b.id = c.brand_id and b.slug = $1 join identity i on i.brand_id = c.brand_id
       and i.customer_id = c.id where i.value = 'shop:a'`,
  );
  await withBrand(database.app.app, { brandId, actor: system("test"), now: new Date() }, (ctx) =>
    eraseCustomer(ctx, id),
  );
  const files = {
    orders: fresh("orders.ndjson"),
    interactions: fresh("log.ndjson"),
    customers: fresh("people.ndjson"),
  };
  const all = await hamdel("export orders", files.orders, { brand });
  expect(all).toMatchObject({ sources: ["other", "shop"], said: expect.stringContaining("--source") });
  await hamdel("export interactions", files.interactions, { brand });
  await hamdel("export customers", files.customers, { brand });
  const read = async (file: string) =>
    (await readFile(file, "utf8"))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  const numbers = async (file: string) => (await read(file)).map((row) => row.customer_external_id);
  expect(await numbers(files.interactions)).toEqual([null, null, "c"]);
  expect((await read(files.interactions)).map((row) => row.kind)).toEqual(["activity", "contact", "broadcast"]);
  for (const file of Object.values(files)) expect(await readFile(file, "utf8")).not.toMatch(/مینا|9121111111|سلام/);
  const shop = await hamdel("export orders", files.orders, { brand, source: "shop" });
  expect(shop).toMatchObject({ orders: 4, sources: ["shop"] });
  expect((await read(files.customers)).length).toBeGreaterThan(2);
});

test("more than a page is written once each, and what cannot be is refused in plain words", async () => {
  const brand = await givenBrand();
  const many = Array.from({ length: 1203 }, (_, at) => `${at},2026-01-0${1 + (at % 2)},${at}`);
  const file = await given("many.csv", ["external_id,ordered_at,total", ...many]);
  await hamdel("import orders", file, { brand });
  const out = fresh("many.ndjson");
  expect(await hamdel("export orders", out, { brand })).toMatchObject({ orders: 1203, rows: 1203 });
  const ids = (await readFile(out, "utf8"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).external_id);
  expect(new Set(ids).size).toBe(1203);

  const refused = (name: string, options: Record<string, string> = {}) =>
    expect(hamdel("export orders", name, { brand, ...options })).rejects;
  await refused(fresh("orders.pdf")).toMatchObject({ code: "export_format_unknown" });
  await refused(path.join(home, "nowhere", "orders.csv")).toMatchObject({ code: "export_file_refused" });
  await refused(fresh("orders.csv"), { from: "yesterday" }).toMatchObject({ code: "option_unread" });
  await refused(fresh("orders.csv"), { source: "unknown" }).toMatchObject({ code: "not_found" });
});
