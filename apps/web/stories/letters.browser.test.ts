import { expect, test } from "vitest";
import { pdfPages, saysPersian } from "../../../modules/letters/testing/pdf-text.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { latinWords, seriousFindings } from "../../../platform/testing/open-browser.ts";
import { modules } from "../../modules.ts";
import { brandWithPeople } from "../../testing/brand-with-people.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

const hamdel = await serveHamdel();
const shop = await brandWithPeople(hamdel);
await shop.colleague("سارا محمدی", "sara@example.com", "owner");
const address = { lines: "خیابان زند، پلاک ۸", city: "شیراز", postal_code: "7134867891" };

async function workOff() {
  await hamdel.database.owner.query("update graphile_worker._private_jobs set run_at = now()");
  await runDueJobs(hamdel.house, modules);
}

test("a letter is written, checked, printed and posted on a phone; who has no address gets one on the way", async () => {
  const viewport = { width: 390, height: 844 };
  const page = await shop.signIn("sara@example.com", { language: "fa", viewport });
  const { id: mina } = await shop.asked(page, "POST", "/customers", { name: "مینا شریفی", phone: "09121111111" });
  await shop.asked(page, "PUT", `/customers/${mina}/address`, address);
  await shop.asked(page, "POST", "/customers", { name: "علی کریمی", phone: "09122222222" });
  await shop.asked(page, "POST", "/customers", { name: "علی کریمی", phone: "09123333333", city: "قم" });

  await page.goto(shop.at("letters"));
  await page.getByText("هنوز نامه‌ای نوشته نشده است").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "الگوی تازه" }).click();
  await page.getByLabel("نام الگو").fill("سپاس");
  await page.getByLabel("متن نامه").fill("با سلام ");
  await page.getByRole("button", { name: "نام مشتری", exact: true }).click();
  await expect.poll(() => page.getByLabel("متن نامه").inputValue()).toBe("با سلام {{customer.name|مشتری گرامی}}");
  await page.frameLocator("iframe").getByText("با سلام مینا شریفی").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "ذخیره", exact: true }).click();

  await page.getByRole("button", { name: "دستهٔ تازه" }).click();
  await page.getByLabel("نام دسته").fill("سپاس پاییزه");
  await page.getByText("چند مشتری", { exact: true }).click();
  const people = page.getByRole("combobox", { name: "مشتریان" });
  for (const [name, one] of [
    ["مینا شریفی", "مینا شریفی 0912 111 1111"],
    ["علی کریمی", "علی کریمی 0912 222 2222"],
  ] as const) {
    await people.fill(name);
    await page.getByRole("option", { name: one }).click();
  }
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "ساختن و بررسی" }).click();

  await page.getByText("نشانی ندارد: ۱").waitFor();
  await page.frameLocator("iframe").getByText("با سلام مینا شریفی").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  expect((await latinWords(page)).filter((word) => word !== "PDF" && word !== "CSV")).toEqual([]);
  const batch = page.url();
  await page.getByRole("link", { name: "نوشتن نشانی" }).click();
  await page.getByLabel("خیابان، کوچه، پلاک، واحد").fill("بلوار چمران، پلاک ۳");
  await page.getByLabel("شهر نشانی").fill("تهران");
  await page.getByLabel("کد پستی").fill("۱۱۱۱۱");
  await page.getByRole("button", { name: "ذخیرهٔ نشانی" }).click();
  await page.getByText("کد پستی ده رقم است").waitFor();
  await page.getByLabel("کد پستی").fill("۱۹۳۴۸۶۷۸۹۱");
  await page.getByRole("button", { name: "ذخیرهٔ نشانی" }).click();
  await page.getByText("نشانی ذخیره شد").waitFor();

  await page.goto(batch);
  await page.getByRole("button", { name: "بررسی دوباره" }).click();
  await page.getByText("نشانی ندارد: ۱").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "آماده کردن PDF" }).click();
  await page.getByText("نامه‌ها آماده می‌شوند").waitFor();
  await workOff();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "دریافت نامه‌ها (PDF)" }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  const sheets = pdfPages(Buffer.concat(chunks));
  expect(sheets).toHaveLength(2);
  // In the order of postal codes.
  expect(sheets.map((text) => saysPersian(text, "علی کریمی"))).toEqual([true, false]);

  await page.getByRole("button", { name: "پست شد", exact: true }).click();
  await page.getByText("۲ نامه به عنوان پست‌شده ثبت شد").waitFor();
  await workOff();
  await page.goto(shop.at(`customers/${mina}`));
  await page.getByText("سپاس پاییزه").first().waitFor();
  await page.context().close();
});

test("a letter that came back is noted and taken back, in English and in the dark", async () => {
  const page = await shop.signIn("sara@example.com", { language: "en", colorScheme: "dark" });
  await page.goto(shop.at("letters"));
  await page.getByRole("link", { name: "سپاس پاییزه" }).click();
  const people = page.getByRole("region", { name: "Customers" });
  const line = people.getByRole("listitem").filter({ hasText: "مینا" });
  await line.getByRole("button", { name: "Came back" }).click();
  await page.getByText("is noted as returned").waitFor();
  await line.getByRole("button", { name: "Did not come back" }).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await line.getByRole("button", { name: "Came back" }).click();
  await line.getByRole("button", { name: "Did not come back" }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await line.getByRole("button", { name: "Did not come back" }).click();
  await line.getByRole("button", { name: "Came back" }).waitFor();
  await page.goto(shop.at("letters/templates/1"));
  await page.frameLocator("iframe").getByText("مینا شریفی").first().waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.context().close();
});
