import { afterAll, expect, test } from "vitest";
import { eitaaAccount, fakeEitaa } from "../../../modules/inbox/server/channels/fakes/fake-eitaa.ts";
import { startFake } from "../../../modules/inbox/server/channels/fakes/fake-server.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { latinWords, seriousFindings } from "../../../platform/testing/open-browser.ts";
import { modules } from "../../modules.ts";
import { brandWithPeople } from "../../testing/brand-with-people.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

let ahead = 0;
const hamdel = await serveHamdel({ clock: () => new Date(Date.now() + ahead), allowPrivate: ["127.0.0.1"] });
const shop = await brandWithPeople(hamdel);
await shop.colleague("سارا محمدی", "sara@example.com", "owner");
const eitaa = await startFake(fakeEitaa());
afterAll(() => eitaa.close());

test("once a channel is connected the side bar has posts; one is written, waits its ten seconds and is out", async () => {
  const page = await shop.signIn("sara@example.com", { language: "fa" });
  const entry = page.getByRole("link", { name: "پست کانال‌ها" });
  await page.getByRole("link", { name: "تنظیمات" }).waitFor();
  expect(await entry.count()).toBe(0);
  await page.goto(shop.at("posts"));
  await page.getByText("نخست یک کانال ایتا وصل کنید").waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  const settings = { ...eitaaAccount, baseUrl: eitaa.url };
  await shop.asked(page, "POST", "/channels", { kind: "eitaa", name: "کانال فروشگاه", settings });
  await page.reload();
  await entry.click();
  await page.getByRole("button", { name: "نوشتن پست" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("متن پست").fill("جشنوارهٔ پاییز از فردا آغاز می‌شود 🍂");
  await form.getByLabel("بالای کانال سنجاق شود").check();
  expect(await seriousFindings(page)).toEqual([]);
  await form.getByRole("button", { name: "انتشار" }).click();
  await page.getByText("در نوبت", { exact: false }).first().waitFor();
  ahead = 60_000;
  await hamdel.database.owner.query("update graphile_worker._private_jobs set run_at = now()");
  await runDueJobs(hamdel.house, modules);
  expect(eitaa.sent).toMatchObject([{ text: "جشنوارهٔ پاییز از فردا آغاز می‌شود 🍂", pin: "1" }]);
  await page.reload();
  await page.getByText("منتشر شد", { exact: false }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  expect(await latinWords(page)).toEqual([]);
  await page.context().close();
});

test.each([
  ["fa", 390, "light"],
  ["en", 1280, "dark"],
] as const)("posts of a channel are accessible and fit (%s, %i px, %s)", async (language, width, colorScheme) => {
  const page = await shop.signIn("sara@example.com", { language, colorScheme, viewport: { width, height: 860 } });
  await page.goto(shop.at("posts"));
  await page.getByText("🍂").waitFor();
  const folder = process.env["HAMDEL_SHOTS"];
  if (folder) await page.screenshot({ path: `${folder}/posts-${language}-${width}.png`, fullPage: true });
  expect(await seriousFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await page.context().close();
});
