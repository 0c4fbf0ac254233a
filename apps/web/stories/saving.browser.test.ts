import type { Page, Route } from "playwright-core";
import { expect, test } from "vitest";
import { brandWithPeople } from "../../testing/brand-with-people.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

const hamdel = await serveHamdel();
const shop = await brandWithPeople(hamdel);
await shop.colleague("سارا محمدی", "sara@example.com", "owner");
const owner = await shop.signIn("sara@example.com");
const ask = (method: string, path: string, body?: object) => shop.asked(owner, method, path, body);

/** Holds what a page saves at an address until it is let go on, one after the other; gives how many came. */
async function held(page: Page, address: RegExp, method: string) {
  const waiting: Route[] = [];
  let came = 0;
  await page.route(address, async (route) => {
    if (route.request().method() !== method) return route.continue();
    came++;
    waiting.push(route);
  });
  return {
    arrives: (count: number) => expect.poll(() => came).toBe(count),
    async goOn(): Promise<void> {
      const route = waiting.shift()!;
      const answered = page.waitForResponse((answer) => answer.request() === route.request());
      await route.continue();
      await (await answered).finished();
    },
  };
}

test("a flow is saved one change after the other; newer words are not said to be saved, and what is taken back is", async () => {
  const draft = { start: "a", nodes: [{ id: "a", type: "message", text: { fa: "سلام", en: "" }, next: null }] };
  const { id } = await ask("POST", "/bot/flows", { name: "آغاز", draft });
  await owner.goto(shop.at(`bot/flows/${id}`));
  const name = owner.getByLabel("نام گفتار");
  const status = owner.getByRole("status").filter({ hasText: /ذخیره/ });
  const publish = owner.getByRole("button", { name: "انتشار" });
  const named = async () => (await ask("GET", `/bot/flows/${id}`)).name;
  await name.waitFor();
  await status.getByText("ذخیره شد", { exact: true }).waitFor();
  const saves = await held(owner, new RegExp(`/bot/flows/${id}$`), "PUT");
  await name.fill("یک");
  await saves.arrives(1);
  await name.fill("دو");
  await saves.goOn();
  await saves.arrives(2);
  expect(await status.textContent()).toBe("در حال ذخیره…");
  expect(await publish.isDisabled()).toBe(true);
  await name.fill("یک");
  await saves.goOn();
  await saves.arrives(3);
  await saves.goOn();
  await status.getByText("ذخیره شد", { exact: true }).waitFor();
  expect(await named()).toBe("یک");
});

test("a survey taken back to what was saved, while something else is on its way, is saved so", async () => {
  await ask("POST", "/surveys", { key: "nps", name: "پس از خرید", template: "nps" });
  await owner.goto(shop.at("surveys/nps"));
  await owner.getByRole("button", { name: /^۱\./ }).click();
  const title = owner.getByLabel("متن پرسش (فارسی)");
  await title.waitFor();
  const first = await title.inputValue();
  const saves = await held(owner, /\/surveys\/nps$/, "PATCH");
  await title.fill("چه شد؟");
  await saves.arrives(1);
  await title.fill(first);
  await saves.goOn();
  await saves.arrives(2);
  await saves.goOn();
  await owner.getByText("ذخیره شد", { exact: true }).waitFor();
  expect((await ask("GET", "/surveys/nps")).draft.sections[0].questions[0].title.fa).toBe(first);
});
