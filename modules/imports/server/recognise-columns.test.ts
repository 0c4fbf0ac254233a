import * as fc from "fast-check";
import { expect, test } from "vitest";
import { askColumns } from "./ask-columns.ts";
import { attributeKeyOf, attributesOf, typeOf } from "./attribute-columns.ts";
import { fieldsOf } from "./fields.ts";
import { missingFields, recogniseColumns } from "./recognise-columns.ts";
import { RepeatedRows } from "./repeated-rows.ts";

test.each([
  [
    "orders",
    "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
    "external_id product_external_id product_name quantity ordered_at unit_price customer_external_id",
  ],
  ["orders", "customer_id,date,number_of_cds,dollar_value", "customer_external_id ordered_at quantity total"],
  [
    "orders",
    "شماره‌ی سفارش,شمارهٔ مشتری,تاريخ سفارش,مبلغ كل,وضعیت",
    "external_id customer_external_id ordered_at total status",
  ],
  [
    "customers",
    "کد مشتری,نام و نام خانوادگی,موبایل,ایمیل,تاریخ تولد,شهر,برچسب‌ها,تاریخ عضویت",
    "external_id name phone email birthday city tags created_at",
  ],
  [
    "customers",
    "ID,Full Name,Mobile,E-mail,DOB,City,Tags,Created At",
    "external_id name phone email birthday city tags created_at",
  ],
  [
    "interactions",
    "تلفن,زمان,کانال,جهت,متن,نمایندگی,کارشناس",
    "phone occurred_at channel direction text partner agent",
  ],
] as const)("%s are recognised by headers: %s", (kind, header, fields) => {
  const columns = recogniseColumns(kind, header.split(","), false);
  const inOrder = Object.entries(columns).sort((a, b) => Number(a[1]) - Number(b[1]));
  expect(inOrder.map(([field]) => field).join(" ")).toBe(fields);
  expect(missingFields(kind, columns)).toEqual([]);
});

test.each(["orders", "customers", "interactions"] as const)("every field of %s is known by its own name", (kind) => {
  const fields = Object.keys(fieldsOf(kind));
  expect(Object.keys(recogniseColumns(kind, fields, false))).toEqual(fields);
});

test("columns may be asked for by header or position, also where a header has a comma", () => {
  const header = ["when", "who, exactly", "سن"];
  expect(askColumns("customers", 'created_at=1, name="who, exactly",age=سن', header, false)).toEqual({
    columns: { created_at: 0, name: 1 },
    attributes: [{ column: 2, label: "age" }],
  });
  for (const [text, code] of [
    ["ordered_at=9", "import_column_unknown"],
    ["nonsense=1", "import_column_unknown"],
    ["ordered_at", "import_columns_unreadable"],
    ['ordered_at="1', "import_column_unknown"],
  ] as const)
    expect(() => askColumns("orders", text, header, false)).toThrow(expect.objectContaining({ code }));
});

test("columns asked for are found again, whatever the headers are called", () => {
  const headers = fc.uniqueArray(
    fc
      .string({ minLength: 1, maxLength: 12 })
      .map((text) => text.trim())
      .filter((text) => text !== "" && !/^\d+$/.test(text)),
    { minLength: 4, maxLength: 8 },
  );
  fc.assert(
    fc.property(headers, fc.integer({ min: 0, max: 3 }), (header, at) => {
      const quoted = `"${header[at]!.replaceAll('"', '""')}"`;
      expect(askColumns("orders", `ordered_at=${quoted},total=${at + 1}`, header, false).columns).toEqual({
        ordered_at: at,
        total: at,
      });
    }),
  );
});

test("any text is a mapping or is refused with a code", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.array(fc.string()), (text, header) => {
      try {
        askColumns("customers", text, header, false);
      } catch (error) {
        expect((error as { code: string }).code).toMatch(/^import_/);
      }
      for (const name of header) expect(attributeKeyOf(name)).toMatch(/^[a-z][a-z0-9_]{0,62}$/);
    }),
  );
});

test("columns that are none of ours become attributes, typed by their values", () => {
  const cells: Record<number, string[]> = {
    1: ["12", "۱۳٫۵", ""],
    2: ["بله", "خیر"],
    3: ["1404/05/01", "2025-01-02"],
    4: ["0912", "0913"],
    5: [],
  };
  const made = attributesOf(
    ["name", "Loyalty Points", "خبرنامه", "عضو از", "code", ""],
    new Set([0]),
    false,
    (column) => cells[column as number] ?? [],
  );
  expect(made.map(({ key, type }) => [key.startsWith("a_") ? "made" : key, type])).toEqual([
    ["loyalty_points", "number"],
    ["made", "boolean"],
    ["made", "date"],
    ["code", "text"],
  ]);
  expect(typeOf(["1e3", "x"])).toBe("text");
});

test("rows that come again are counted exactly, however few bits remember them", () => {
  const hashes = fc.array(
    fc.integer({ min: 0, max: 40 }).map((n) => n.toString(16).padStart(8, "7").repeat(4)),
    { maxLength: 200 },
  );
  fc.assert(
    fc.property(hashes, (rows) => {
      const repeated = new RepeatedRows(1);
      for (const row of rows) repeated.see(row);
      const before = new Map<string, number>();
      for (const row of rows) {
        const count = before.get(row) ?? 0;
        // A row that stands there once may be counted or not: nothing came before it either way.
        expect(repeated.before(row)).toBe(count);
        before.set(row, count + 1);
      }
    }),
  );
});
