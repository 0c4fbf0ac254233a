import { expect, test } from "vitest";
import { runDueJobs } from "../../../../platform/jobs/run-jobs.ts";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { mailBox } from "../../../../platform/testing/mail-box.ts";
import { given, inBrand } from "../../../admin/testing.ts";
import { module as inbox } from "../../module.ts";
import { noteCredit } from "./ask-credit.ts";

const database = await testDatabase();
const box = await mailBox();
const base = await testHouse(database);
const house = { ...base, config: { ...base.config, smtpUrl: box.url, publicUrl: "http://localhost:3000" } };

/** A line of a shop with an owner, a manager and an agent. */
async function line() {
  const brand = await given.brand(house);
  const [owner, manager] = [await given.user(house, { brand }), await given.user(house, { brand, role: "manager" })];
  await given.user(house, { brand, role: "agent" });
  const { rows } = await database.owner.query(
    "insert into channel_account (brand_id, kind, name, settings) values ($1, 'kavenegar', 'خط خدماتی', '{}') returning id",
    [brand.id],
  );
  const left = async (rials: number, low: boolean) => {
    await inBrand(house, brand, (ctx) => noteCredit(ctx, rows[0].id, { left: rials, unit: "rial", low }));
    await runDueJobs(house, [inbox]);
  };
  return { left, leaders: [owner.email, manager.email].sort(), id: rows[0].id as number, brand };
}

const bodyOf = (letter: { text: string }) => Buffer.from(letter.text.split("\r\n\r\n")[1] ?? "", "base64").toString();

test("owners and managers are told once when the credit of a line runs short, and again only after it was topped up", async () => {
  const { left, leaders } = await line();
  await left(9_000_000, false);
  await left(400_000, true);
  await left(390_000, true);
  const letters = [await box.next(), await box.next()];
  expect(letters.flatMap(({ to }) => to).sort()).toEqual(leaders);
  expect(bodyOf(letters[0]!)).toContain("۴۰٬۰۰۰ تومان");
  expect(bodyOf(letters[0]!)).toContain("/settings/channels");
  await left(9_000_000, false);
  await left(300_000, true);
  const again = [await box.next(), await box.next()];
  expect(bodyOf(again[0]!)).toContain("۳۰٬۰۰۰ تومان");
});

test("what was topped up before the letter went out is not mailed", async () => {
  const { leaders, id, brand, left } = await line();
  await inBrand(house, brand, (ctx) => noteCredit(ctx, id, { left: 1, unit: "rial", low: true }));
  await inBrand(house, brand, (ctx) => noteCredit(ctx, id, { left: 9_000_000, unit: "rial", low: false }));
  await runDueJobs(house, [inbox]);
  await left(200_000, true);
  const letters = [await box.next(), await box.next()];
  expect(letters.flatMap(({ to }) => to).sort()).toEqual(leaders);
  expect(bodyOf(letters[0]!)).toContain("۲۰٬۰۰۰ تومان");
});
