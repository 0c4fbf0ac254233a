import { readFile } from "node:fs/promises";
import { brotliDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { signSiteClaim } from "../../admin/index.ts";
import { helpApp } from "../testing/help-app.ts";

const house = await testHouse(await testDatabase());
const enc = encodeURIComponent;

const hostile = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "[x](javascript:alert(1))",
  "![x](javascript:alert(1))",
  '<a href="data:text/html,<script>1</script>">x</a>',
  '<iframe src="https://evil.example"></iframe>',
  "<svg onload=alert(1)></svg>",
  '<div style="position:fixed" onclick="x()">متن</div>',
  "<form action=https://evil.example><input name=q></form>",
  '[a](https://x.ir/"onmouseover=alert(1))',
  "</article></main><script>alert(2)</script>",
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
  "> [!note]\n> <script>alert(3)</script>",
  "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
];

test("whatever stands in an article, nothing of it runs, also not from its title, its summary or a search", async () => {
  const { published, visit, post } = await helpApp(house);
  await published('</title><script>alert("t")</script>', hostile.join("\n\n"), {});
  const list = await visit("fa");
  const article = await visit(`fa/articles/${enc("title-script-alert-t-script")}`);
  expect(article.status).toBe(200);
  const searched = await visit(`fa/search?q=${enc('"><script>alert(9)</script>')}`);
  for (const { text } of [list, article, searched]) {
    const scripts = text.match(/<script[^>]*>/g) ?? [];
    for (const one of scripts)
      expect(one).toMatch(/^<script (?:type="application\/ld\+json"|src="\/p\/help\/island\.js" defer)>$/);
    expect(text).not.toMatch(/<[^>]+\son\w+\s*=/i);
    expect(text).not.toMatch(/(?:href|src)="(?:javascript|data):/i);
    expect(text).not.toMatch(/<(?:iframe|svg|math|object|embed)/i);
  }
  expect(article.text).not.toContain("evil.example");
  const { html } = await post("/articles/preview", { body: hostile.join("\n\n"), language: "fa" });
  expect(html).not.toMatch(/<script|onerror|javascript:/i);
});
test("callouts, tables and films look like what they are; a film is linked and never framed", async () => {
  const { post } = await helpApp(house);
  const body =
    "> [!warning]\n> مراقب باشید\n\n| نام | زمان |\n|---|---:|\n| پست | ۳ روز |\n\nhttps://www.aparat.com/v/abc12\n\n# سر\n\n![جعبه](https://cdn.ir/box.png)";
  const { html } = await post("/articles/preview", { body, language: "fa" });
  expect(html).toContain('<aside role="note" class="callout" data-kind="warning"><strong>هشدار</strong>');
  expect(html).toContain('<th scope="col">نام</th>');
  expect(html).toContain('class="video-card"');
  expect(html).toContain('<h2 id="s-1">سر</h2>');
  expect(html).toMatch(/<img[^>]+src="https:\/\/cdn\.ir\/box\.png"/);
});
test("private articles open for a customer whom the brand's own site signed in, and for no other site's", async () => {
  const { published, visit, boss, root } = await helpApp(house);
  await published("عمومی", "برای همه");
  await published("ویژه", "برای مشتریان", { visibility: "signed_in" });
  const url = `fa/articles/${enc("ویژه")}`;
  const closed = await visit(url);
  expect([closed.status, closed.text.includes("برای مشتریان است")]).toEqual([403, true]);
  await boss.ask({ method: "POST", url: "/api/v1/sites", payload: { name: "سایت", domains: [] } });
  const site = (await boss.ask("/api/v1/sites")).body.rows[0];
  const { secret } = (await boss.ask({ method: "POST", url: `/api/v1/sites/${site.id}/secret` })).body;
  const claim = signSiteClaim(secret, { exp: Date.now() / 1000 + 600, id: "17" });
  const entered = await visit(`enter?site=${site.key}&claim=${claim}&to=${enc(`${root}/${url}`)}`);
  expect(entered.status).toBe(303);
  const cookie = String(entered.headers["set-cookie"]).split(";")[0]!;
  const opened = await visit(url, { cookie });
  expect([opened.status, opened.headers["cache-control"]]).toEqual([200, "private, no-store"]);
  const away = await visit(`enter?site=${site.key}&claim=${claim}&to=${enc("https://evil.example/")}`);
  expect(away.headers["location"]).toBe(`${root}/fa`);
  expect((await visit(`enter?site=${site.key}&claim=${claim}x`)).status).toBe(400);
  const other = await helpApp(house);
  await other.published("دیگری", "از برند دیگر", { visibility: "signed_in" });
  expect((await other.visit(`enter?site=${site.key}&claim=${claim}`)).status).toBe(404);
  expect((await other.visit(`fa/articles/${enc("دیگری")}`, { cookie })).status).toBe(403);
});
test("a page weighs at most 60 kB with its type, needs no script, and is sent once to who has it", async () => {
  const { published, visit } = await helpApp(house);
  for (let n = 0; n < 30; n++)
    await published(
      `راهنمای شمارهٔ ${n}`,
      `متن بند نخست ${n}.\n\n${"این یک بند بلند از یک مقالهٔ راستین است که چیزی را گام‌به‌گام توضیح می‌دهد. ".repeat(40)}`,
    );
  await published(
    "English article",
    `A paragraph. ${"Another sentence of a real article that explains a step. ".repeat(100)}`,
    {},
    "en",
  );
  const weights = { fa: "arabic", en: "latin" } as const;
  for (const url of [
    "fa",
    `fa/articles/${enc("راهنمای-شماره-1")}`,
    "fa/others",
    `fa/search?q=${enc("راهنمای شماره")}`,
    "en",
    "en/articles/english-article",
  ]) {
    const page = await visit(url, { "accept-encoding": "br, gzip" });
    expect([url, page.status, page.headers["content-encoding"]]).toEqual([url, 200, "br"]);
    const html = brotliDecompressSync(page.bytes).toString();
    const language = url.slice(0, 2) as "fa" | "en";
    const faces = [...html.matchAll(/url\((\/p\/fonts\/\w+)\.woff2\)/g)].map(([, path]) => path);
    expect(faces).toEqual([`/p/fonts/${weights[language]}`]);
    const type = await readFile(
      new URL(
        import.meta.resolve(`@fontsource-variable/vazirmatn/files/vazirmatn-${weights[language]}-wght-normal.woff2`),
      ),
    );
    const island = await readFile(new URL("./public/island.js", import.meta.url));
    expect(page.bytes.length + type.length + island.length).toBeLessThanOrEqual(60_000);
    expect(html).toContain("<h1>");
  }
  const first = await visit(`fa/articles/${enc("راهنمای-شماره-1")}`);
  expect(
    (await visit(`fa/articles/${enc("راهنمای-شماره-1")}`, { "if-none-match": String(first.headers["etag"]) })).status,
  ).toBe(304);
  expect(first.text).toContain('<link rel="canonical"');
  expect(first.text).toContain('"@type":"BreadcrumbList"');
});
test("translations know of one another, the sitemap names public pages alone, and a domain of one's own shows no other brand", async () => {
  const { published, visit, put, boss, app, root, brand } = await helpApp(house);
  const id = await published("ساعت کار", "از ۹ تا ۱۷");
  await put(boss, `/articles/${id}/texts/en`, { title: "Opening hours", body: "From 9 to 17" });
  await put(boss, `/articles/${id}/texts/en/state`, { do: "publish" });
  await published("پنهان", "برای مشتریان", { visibility: "signed_in" });
  const page = await visit("en/articles/opening-hours");
  expect(page.text).toContain(`hreflang="fa"`);
  const map = (await visit("sitemap.xml")).text;
  expect(map).toContain("/en/articles/opening-hours</loc>");
  expect(map).not.toContain(enc("پنهان"));
  const settings = { ...(await boss.ask("/api/v1/help-centre")).body, domains: ["help.chai.ir"] };
  expect((await put(boss, "/help-centre", settings)).status).toBe(204);
  const at = (url: string, host: string) => app.inject({ url, headers: { host } });
  expect((await at("/", "help.chai.ir")).headers["location"]).toBe("/fa");
  expect((await at("/robots.txt", "help.chai.ir")).body).toContain("Sitemap: https://help.chai.ir/sitemap.xml");
  expect((await at("/sitemap.xml", "help.chai.ir")).body).toContain(
    "<loc>https://help.chai.ir/en/articles/opening-hours</loc>",
  );
  const short = await at("/en/articles/opening-hours", "help.chai.ir");
  expect([short.statusCode, short.body.includes(root)]).toEqual([200, false]);
  expect(short.body).toContain(`<link rel="canonical" href="https://help.chai.ir/en/articles/opening-hours">`);
  expect(short.body).toContain(`"mainEntityOfPage":"https://help.chai.ir/en/articles/opening-hours"`);
  expect(short.body).toContain(`hreflang="fa" href="https://help.chai.ir/fa/articles/${enc("ساعت-کار")}"`);
  const long = await at(`${root}/en/articles/opening-hours?s=3`, "help.chai.ir");
  expect([long.statusCode, long.headers["location"]]).toEqual([308, "/en/articles/opening-hours?s=3"]);
  const found = JSON.parse((await at("/en/suggest?q=opening", "help.chai.ir")).body);
  expect(found.rows).toEqual([{ title: "Opening hours", url: "/en/articles/opening-hours" }]);
  const voted = await app.inject({
    method: "POST",
    url: "/en/articles/opening-hours/vote",
    headers: { host: "help.chai.ir", "content-type": "application/x-www-form-urlencoded" },
    payload: "useful=yes",
  });
  expect([voted.statusCode, voted.body.includes('href="/en/articles/opening-hours"')]).toEqual([200, true]);
  // At the house's own address it stays where it was, and says where it is at home.
  const house_ = await visit("en/articles/opening-hours");
  expect(house_.text).toContain(`<link rel="canonical" href="https://help.chai.ir/en/articles/opening-hours">`);
  expect(house_.text).toContain(`action="${root}/en/search"`);
  expect((await at("/api/v1/me", "help.chai.ir")).statusCode).toBe(302);
  const other = await helpApp(house);
  await other.published("دیگری", "متن");
  expect((await at(`${other.root}/fa`, "help.chai.ir")).statusCode).toBe(404);
  expect((await put(other.boss, "/help-centre", settings)).body.code).toBe("help_domain_taken");
  expect(brand.slug).not.toBe(other.brand.slug);
});
