import type { BrowserContextOptions, Page } from "playwright-core";
import { addMember, createBrand, createUser } from "../../modules/admin/index.ts";
import { type Context, system, withBrand } from "../../platform/db/index.ts";
import type { ServedHamdel } from "./serve-hamdel.ts";

const password = "correct horse battery";

type Looks = BrowserContextOptions & { language?: "fa" | "en" };

/** A brand with people who sign in as they would, and whose calls can be made from behind their page. */
export async function brandWithPeople(
  { database, address, browser }: ServedHamdel,
  { name = "فروشگاه نیلوفر", slug = "niloofar" } = {},
) {
  const now = new Date();
  const brand = await createBrand(database.app.app, { name, slug, now });
  const inBrand = <T>(work: (ctx: Context) => Promise<T>) =>
    withBrand(database.app.app, { brandId: brand.id, actor: system("test"), now }, work);

  async function colleague(named: string, email: string, role: "owner" | "agent"): Promise<void> {
    const user = await createUser(database.app.app, { name: named, email, password, now });
    await inBrand((ctx) => addMember(ctx, user.id, role));
  }
  /** Their page, on a desktop unless said otherwise, after the form of signing in. */
  async function signIn(email: string, { language, ...options }: Looks = {}): Promise<Page> {
    const viewport = { width: 1440, height: 900 };
    const context = await browser.newContext({ viewport, reducedMotion: "reduce", ...options });
    const page = await context.newPage();
    await page.goto(`${address}/sign-in`);
    if (language) {
      await page.evaluate((chosen) => {
        localStorage.setItem("hamdel.preferences", JSON.stringify({ language: chosen }));
      }, language);
    }
    await page.locator('input[type="email"]').fill(email);
    await page.locator('input[type="password"]').fill(password);
    await page.locator('button[type="submit"]').click();
    await page.locator("nav a").first().waitFor();
    return page;
  }
  /** A call of the person behind a page; throws what was refused. */
  async function asked(page: Page, method: string, path: string, body?: object) {
    return page.evaluate(
      async ([verb, url, text, named]) => {
        const headers = { "content-type": "application/json", "hamdel-brand": named! };
        const answer = await fetch(`/api/v1${url}`, { method: verb!, headers, ...(text && { body: text }) });
        const said = await answer.text();
        if (!answer.ok) throw new Error(said);
        return said ? JSON.parse(said) : null;
      },
      [method, path, body ? JSON.stringify(body) : "", slug],
    );
  }
  return { brand, inBrand, colleague, signIn, asked, at: (path: string) => `${address}/${slug}/${path}` };
}

export type BrandWithPeople = Awaited<ReturnType<typeof brandWithPeople>>;
