import { expect, test } from "vitest";
import { latinWords, seriousFindings } from "../../../platform/testing/open-browser.ts";
import { brandWithPeople } from "../../testing/brand-with-people.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

const hamdel = await serveHamdel();
const shop = await brandWithPeople(hamdel);
await shop.colleague("سارا محمدی", "sara@example.com", "owner");

const file = `نام,شهر,نوع,نشانی,تلفن,شنبه,یکشنبه,دوشنبه,سه‌شنبه,چهارشنبه,پنجشنبه,جمعه,عرض جغرافیایی,طول جغرافیایی
شعبهٔ ونک,تهران,شعبه,خیابان ولی‌عصر، بالاتر از میدان ونک,021-00000101,10-22,10-22,10-22,10-22,10-22,10-22,10-22,35.7596,51.4103
نمایندگی معالی‌آباد,شیراز,نمایندگی,بلوار معالی‌آباد، پلاک ۹۳,071-00000103,9:30-13:30 16:30-21,9:30-13:30 16:30-21,9:30-13:30 16:30-21,9:30-13:30 16:30-21,9:30-13:30 16:30-21,9-13,,29.6553,52.4845
نمایندگی قم,قم,نمایندگی,,,از صبح,,,,,,,,
`;

test("branches are brought in from a file, added by hand, hidden and taken back, on a screen that all can use", async () => {
  const page = await shop.signIn("sara@example.com", { language: "fa" });
  await page.goto(shop.at("settings/branches"));
  await page.getByText("هنوز شعبه‌ای ثبت نشده است").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  const bytes = { name: "branches.csv", mimeType: "text/csv", buffer: Buffer.from(file) };
  await page.locator('input[type="file"]').setInputFiles(bytes);
  await page.getByText("سطر ۴، ستون «شنبه»: «از صبح» خوانده نشد").waitFor();
  await page.getByText("نمایندگی معالی‌آباد").waitFor();
  await page.getByRole("button", { name: "افزودن شعبه" }).click();
  await page.getByLabel("نام", { exact: false }).first().fill("خانم رستگار");
  await page.getByText("نماینده", { exact: true }).click();
  await page.getByLabel("شهر").fill("رشت");
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "ذخیره" }).click();
  const line = page.getByRole("listitem").filter({ hasText: "خانم رستگار" });
  await line.getByRole("button", { name: "نشان نده" }).click();
  await line.getByText("نشان داده نمی‌شود").waitFor();
  await page.getByRole("button", { name: "برگرداندن" }).click();
  await line.getByRole("button", { name: "نشان نده" }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  expect(await latinWords(page)).toEqual([]);
  await page.context().close();
});

test("a customer finds the nearest branch on a phone, position asked for on the press alone, and by city without script", async () => {
  const context = await hamdel.browser.newContext({
    viewport: { width: 390, height: 844 },
    geolocation: { latitude: 29.6, longitude: 52.5 },
    permissions: ["geolocation"],
  });
  const page = await context.newPage();
  await page.goto(`${hamdel.address}/branches/niloofar`);
  expect(await seriousFindings(page)).toEqual([]);
  expect(await latinWords(page)).toEqual([]);
  await page.getByRole("button", { name: "نزدیک‌ترین به من" }).click();
  await page.getByText("به ترتیب نزدیکی به شما").waitFor();
  await expect
    .poll(() => page.getByRole("heading", { level: 3 }).allTextContents())
    .toEqual([expect.stringMatching(/معالی‌آباد ۶٫[۰-۹] کیلومتر/), expect.stringMatching(/ونک ۶[۰-۹]+ کیلومتر/)]);
  expect(page.url()).not.toMatch(/29\.6|lat/);
  await context.close();
  const plain = await (
    await hamdel.browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  ).newPage();
  await plain.goto(`${hamdel.address}/branches/niloofar?lang=en`);
  expect(await plain.getByRole("button").count()).toBe(0);
  await plain.getByRole("link", { name: "شیراز" }).click();
  await expect.poll(() => plain.getByRole("heading", { level: 3 }).allTextContents()).toEqual(["نمایندگی معالی‌آباد"]);
  await plain.context().close();
});
