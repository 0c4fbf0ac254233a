import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { testDatabase } from "../../../platform/testing/index.ts";
import "../../customers/testing.ts";
import "../module.ts";
import { importGround } from "../testing/ground.ts";

const database = await testDatabase();
const ground = await importGround(database);
const tally = ({ read, imported, updated, unchanged, rejected }: Record<string, unknown>) => ({
  read,
  imported,
  updated,
  unchanged,
  rejected,
});

test("lines of one order may stand anywhere; a corrected file updates what changed", async () => {
  const brand = await ground.brand();
  const header = "شماره سفارش,کد مشتری,تاریخ سفارش,وضعیت,کد کالا,نام کالا,تعداد,قیمت واحد";
  const lines = [
    "۱۰۱,م۱,۱۴۰۴/۱۱/۰۵,پرداخت شده,A,چای,۲,۱۵۰٬۰۰۰",
    "102,م۲,1404/11/06 14:30,لغو شده,B,قهوه,1,90000",
    "۱۰۱,,,,B,قهوه,1,90000",
  ];
  const first = await ground.run(brand, "orders", await ground.file([header, ...lines]));
  expect(tally(first)).toEqual({ read: 3, imported: 2, updated: 0, unchanged: 0, rejected: 0 });
  const stored = "select external_id, status, total, ordered_at from customer_order where brand_id = $1 order by id";
  expect(await ground.rows(brand, stored)).toEqual([
    { external_id: "۱۰۱", status: "paid", total: 390_000, ordered_at: new Date("2026-01-24T20:30:00Z") },
    { external_id: "102", status: "cancelled", total: 90_000, ordered_at: new Date("2026-01-26T11:00:00Z") },
  ]);
  const second = await ground.run(
    brand,
    "orders",
    await ground.file([header, lines[0]!, lines[1]!, "۱۰۱,,,,B,قهوه,2,90000"]),
  );
  expect(tally(second)).toEqual({ read: 3, imported: 0, updated: 1, unchanged: 1, rejected: 0 });
  expect((await ground.rows(brand, stored))[0]).toMatchObject({ total: 480_000 });
});

test("without an order number each row is an order, twins too; the same file again changes nothing", async () => {
  const brand = await ground.brand({ currency: "USD" });
  const rows = ["c1 20260101 1 10.00", "c1 20260101 1 10.00", "c2 20260102 2 5.5", "c1 20260101 1 10.00"];
  const file = await ground.file(["customer_id  date  number_of_cds  dollar_value", ...rows]);
  const asked = { delimiter: "whitespace", columns: "customer_external_id=1,ordered_at=2,quantity=3,total=4" } as const;
  expect(tally(await ground.run(brand, "orders", file, asked))).toEqual({
    read: 4,
    imported: 4,
    updated: 0,
    unchanged: 0,
    rejected: 0,
  });
  expect(tally(await ground.run(brand, "orders", file, asked))).toEqual({
    read: 4,
    imported: 0,
    updated: 0,
    unchanged: 4,
    rejected: 0,
  });
  const longer = await ground.file([
    "customer_id  date  number_of_cds  dollar_value",
    "c9 20260103 1 1",
    ...rows,
    "c1 20260101 1 10.00",
  ]);
  expect(tally(await ground.run(brand, "orders", longer, asked))).toMatchObject({ imported: 2, unchanged: 4 });
});

test("bad rows are left out with their reason, the rest goes in; half an order is not an order", async () => {
  const brand = await ground.brand();
  const file = await ground.file(
    [
      "order_id,customer_id,date,status,quantity,unit_price,currency",
      "1,a,2026-01-01,paid,1,100,",
      "2,a,2026-13-45,paid,1,100,",
      "3,a,2026-01-02,flying,1,100,",
      "4,a,2026-01-02,paid,1,100,",
      "4,a,2026-01-02,paid,many,100,",
      "5,a",
      ",a,2026-01-02,paid,1,100,",
      "6,a,2026-01-02,paid,1,100,Gold",
      "7,a,,paid,1,100,",
      "8,a,2026-01-02,paid,1,99999999999999999999999999,",
      '9,a,2026-01-03,paid,1,"1٬۲۵۰٫۵",IRT',
    ],
    "bad.csv",
  );
  const run = await ground.run(brand, "orders", file);
  expect(tally(run)).toEqual({ read: 11, imported: 2, updated: 0, unchanged: 0, rejected: 9 });
  const reasons = await ground.rows(
    brand,
    "select row_number, reason_code, field from import_rejection where brand_id = $1 order by row_number",
  );
  expect(reasons.map((row) => Object.values(row))).toEqual([
    [3, "unreadable_date", "ordered_at"],
    [4, "status_unknown", "status"],
    [5, "other_line_rejected", null],
    [6, "unreadable_number", "quantity"],
    [7, "ragged_row", null],
    [8, "field_missing", "external_id"],
    [9, "currency_unknown", "currency"],
    [10, "field_missing", "ordered_at"],
    [11, "row_refused", "total"],
  ]);
  expect(await ground.rows(brand, "select total from customer_order where brand_id = $1 order by external_id")).toEqual(
    [{ total: 100 }, { total: 12_505 }],
  );
});

test("interactions with and without numbers of their own are recorded once", async () => {
  const brand = await ground.brand();
  const lines = [
    "تلفن,تاریخ,کانال,جهت,متن,نمایندگی,کارشناس",
    "0912 345 6789,1404/05/01 10:00,تلفن,ورودی,سلام,نمایندگی شیراز,سارا",
    "09123456789,1404/05/01 10:00,تلفن,ورودی,سلام,نمایندگی شیراز,سارا",
    "09123456789,1404/05/01 10:00,تلفن,ورودی,سلام,نمایندگی شیراز,سارا",
    "٠٩١٢٣٤٥٦٧٨٩,1404/05/02,telegram,out,,,",
  ];
  const file = await ground.file(gzipSync(lines.join("\r\n")), "log.csv.gz");
  expect(tally(await ground.run(brand, "interactions", file))).toMatchObject({ read: 4, imported: 4, rejected: 0 });
  expect(tally(await ground.run(brand, "interactions", file))).toMatchObject({ read: 4, imported: 0, unchanged: 4 });
  const log = await ground.rows(
    brand,
    `select i.channel, i.direction, i.subject, c.name as partner, t.body, t.meta->>'agent' as agent, m.customer_id is not null as whose
     from interaction i join identity m on m.id = i.identity_id left join customer c on c.id = i.partner_id
     left join interaction_text t on t.interaction_id = i.id where i.brand_id = $1 order by i.occurred_at, i.id`,
  );
  expect(log).toHaveLength(4);
  expect(log[0]).toEqual({
    channel: "phone",
    direction: "in",
    subject: "call",
    partner: "نمایندگی شیراز",
    body: "سلام",
    agent: "سارا",
    whose: true,
  });
  expect(log[3]).toMatchObject({ channel: "telegram", direction: "out", subject: "message", body: null });
  expect(await ground.rows(brand, "select count(*) as n from identity where brand_id = $1")).toEqual([{ n: 1 }]);
});

test("NDJSON brings orders with their lines inside", async () => {
  const brand = await ground.brand({ currency: "EUR" });
  const records = [
    {
      external_id: "1",
      customer_external_id: "a",
      ordered_at: "2026-01-01T10:00:00+03:30",
      lines: [
        { product_external_id: "x", quantity: 2, unit_price: 1.25 },
        { product_name: "y", unit_price: "3" },
      ],
    },
    { external_id: "2", ordered_at: "2026-01-02T10:00:00Z", total: 7, status: "refunded" },
    { external_id: "3", ordered_at: [], total: {} },
  ];
  const run = await ground.run(
    brand,
    "orders",
    await ground.file(
      records.map((record) => JSON.stringify(record)),
      "orders.ndjson",
    ),
  );
  expect(tally(run)).toEqual({ read: 3, imported: 2, updated: 0, unchanged: 0, rejected: 1 });
  expect(
    await ground.rows(brand, "select total, status from customer_order where brand_id = $1 order by external_id"),
  ).toEqual([
    { total: 550, status: "placed" },
    { total: 700, status: "returned" },
  ]);
});

test("script and SQL in every cell are text like any other", async () => {
  const brand = await ground.brand();
  const evil = `"'); drop table customer; --<script>alert(1)</script>=cmd|' /C calc'!A0"`;
  const file = await ground.file([
    "order_id,customer_id,date,product,quantity,price",
    `${evil},${evil},2026-01-01,${evil},1,5`,
    `1,${evil},${evil},x,1,5`,
  ]);
  expect(tally(await ground.run(brand, "orders", file))).toMatchObject({ imported: 1, rejected: 1 });
  const [stored] = await ground.rows(brand, "select product_name from order_line where brand_id = $1");
  expect(stored.product_name).toBe(evil.slice(1, -1));
});

test.each([
  ["empty_file", Buffer.alloc(0)],
  ["empty_file", Buffer.from("\ufeff\n\n")],
  ["unknown_format", Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256))],
  ["too_many_columns", Buffer.from(Array.from({ length: 1_000_000 }, (_, at) => `c${at}`).join(","))],
  ["broken_archive", gzipSync("order_id,date\n1,2026-01-01\n".repeat(2000)).subarray(0, 60)],
  ["json_array", Buffer.from('[{"external_id":"1"}]')],
  [
    "expands_too_much",
    gzipSync(Buffer.concat([Buffer.from("total,date\n"), Buffer.alloc(40 * 1024 * 1024, "1,2026-01-01\n")])),
  ],
])("a file that is none is refused with its reason: %s", async (code, content) => {
  const brand = await ground.brand();
  const outcome = await ground.run(brand, "orders", await ground.file(content)).catch((error) => error);
  expect(outcome.problem_code ?? outcome.code).toBe(code);
});

test("broken UTF-8 costs the row it stands in", async () => {
  const brand = await ground.brand();
  const content = Buffer.concat([
    Buffer.from("order_id,date,total\n1,2026-01-01,5\n2,2026-01-0"),
    Buffer.from([0xff, 0xfe, 0x0a]),
    Buffer.from("3,2026-01-03,6\nچهار,2026-01-04,6\n"),
  ]);
  expect(tally(await ground.run(brand, "orders", await ground.file(content)))).toMatchObject({
    read: 4,
    imported: 3,
    rejected: 1,
  });
});

test("an import needs the columns without which nothing can be understood", async () => {
  const brand = await ground.brand();
  const file = await ground.file(["a,b", "1,2"]);
  await expect(ground.run(brand, "orders", file)).rejects.toMatchObject({ code: "import_fields_missing" });
  await expect(ground.run(brand, "orders", file, { columns: "ordered_at=nope" })).rejects.toMatchObject({
    code: "import_column_unknown",
  });
  await expect(ground.run(brand, "orders", file, { dateFormat: "QQ" })).rejects.toMatchObject({
    code: "import_date_format_unknown",
  });
});
