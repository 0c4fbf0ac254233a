import { expect, test } from "vitest";
import { system, withBrand } from "../../../platform/db/index.ts";
import { testDatabase } from "../../../platform/testing/index.ts";
import "../../customers/testing.ts";
import { eraseCustomer } from "../../customers/index.ts";
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

test("customers come with their numbers, dates, tags and whatever else the shop keeps of them", async () => {
  const brand = await ground.brand();
  const header = "کد مشتری,نام,موبایل,ایمیل,تاریخ تولد,شهر,برچسب‌ها,تاریخ عضویت,اندازه کفش,Newsletter";
  const lines = [
    "۱,علی کریمی,۰۹۱۲ ۱۱۱ ۲۲۳۳,ali@example.com,1370/02/03,شیراز,«وفادار»، عمده,1402/01/05,۴۲,بله",
    "2,مریم رضایی,0912-111-2234,,,,,,38,خیر",
    "3,بی‌تلفن,abc,,,,,,,",
    ",,,,,,,,40,بله",
  ];
  const file = await ground.file([header, ...lines]);
  expect(tally(await ground.run(brand, "customers", file))).toEqual({
    read: 4,
    imported: 2,
    updated: 0,
    unchanged: 0,
    rejected: 2,
  });
  expect(tally(await ground.run(brand, "customers", file))).toEqual({
    read: 4,
    imported: 0,
    updated: 0,
    unchanged: 2,
    rejected: 2,
  });
  const changed = await ground.file(["id,city,اندازه‌ی کفش", "2,تهران,39"]);
  expect(tally(await ground.run(brand, "customers", changed))).toMatchObject({ imported: 0, updated: 1 });
  const stored = await ground.rows(
    brand,
    "select name, city, birthday, tags, attributes, created_at from customer where brand_id = $1 order by id",
  );
  const key = Object.keys(stored[0].attributes).find((one) => one.startsWith("a_"))!;
  expect(stored).toEqual([
    {
      ...{ name: "علی کریمی", city: "شیراز", birthday: "1991-04-23", tags: ["«وفادار»", "عمده"] },
      ...{ attributes: { [key]: 42, newsletter: true }, created_at: new Date("2023-03-24T20:30:00Z") },
    },
    {
      ...{ name: "مریم رضایی", city: "تهران", birthday: null, tags: [], created_at: expect.any(Date) },
      attributes: { [key]: 39, newsletter: false },
    },
  ]);
});

test("a person who was erased does not come back, and no row or file that speaks of them is kept", async () => {
  const brand = await ground.brand();
  const lines = ["phone,email,date,text", "09121112233,z@example.com,2026-01-01,سلام"];
  const first = await ground.run(brand, "interactions", await ground.file([...lines, "۰۹۱۲ ۱۱۱-۲۲۳۳,,yesterday,x"]));
  expect(tally(first)).toMatchObject({ imported: 1, rejected: 1 });
  const [{ customer_id: customer }] = await ground.rows(brand, "select customer_id from identity where brand_id = $1");
  await withBrand(database.app.app, { brandId: brand, actor: system("test"), now: new Date() }, (ctx) =>
    eraseCustomer(ctx, customer),
  );
  const second = await ground.run(brand, "interactions", await ground.file([...lines, "09129998877,,2026-01-02,درود"]));
  expect(tally(second)).toMatchObject({ imported: 1, rejected: 1 });
  const kept = await ground.rows(
    brand,
    "select reason_code, cells, detail from import_rejection where brand_id = $1 order by import_id",
  );
  expect(kept).toEqual([
    { reason_code: "unreadable_date", cells: [], detail: null },
    { reason_code: "person_erased", cells: [], detail: null },
  ]);
  const runs = await ground.rows(brand, "select file is null as gone from import_run where brand_id = $1 order by id");
  expect(runs).toEqual([{ gone: true }, { gone: false }]);
});
