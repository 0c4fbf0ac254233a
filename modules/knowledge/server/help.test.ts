import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { brotliDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { signSiteClaim } from "../../admin/index.ts";
import { given, inBrand, signedIn } from "../../admin/testing.ts";
import { helpApp, workOff } from "../testing/help-app.ts";
import { noteUnanswered } from "./care/note-unanswered.ts";

const database = await testDatabase();
let passed = 0;
const house = await testHouse(database, { clock: () => new Date(Date.now() + passed) });
const enc = encodeURIComponent;

test("an article goes from draft over review to readers, and newer words wait until they are published too", async () => {
  const { post, put, desk, boss, reader, get, visit } = await helpApp(house);
  const begun = await desk.ask({
    method: "POST",
    url: "/api/v1/articles",
    payload: { language: "fa", text: { title: "پیگیری سفارش", body: "کد رهگیری را وارد کنید." } },
  });
  const { id } = begun.body;
  const state = `/articles/${id}/texts/fa/state`;
  const stateOf = async () => (await get(`/articles/${id}`)).texts[0].state;
  expect(await stateOf()).toBe("draft");
  expect((await visit(`fa/articles/${enc("پیگیری-سفارش")}`)).status).toBe(404);
  expect((await put(desk, state, { do: "publish" })).body.code).toBe("not_permitted");
  expect((await put(reader, state, { do: "ask_review" })).status).toBe(403);
  expect((await put(desk, state, { do: "ask_review" })).status).toBe(204);
  expect(await stateOf()).toBe("in_review");
  await put(boss, state, { do: "publish" });
  expect((await visit(`fa/articles/${enc("پیگیری-سفارش")}`)).text).toContain("کد رهگیری را وارد کنید.");
  const second = { title: "پیگیری سفارش", body: "کد رهگیری را در صفحهٔ سفارش وارد کنید.", base_version: 1 };
  expect((await put(desk, `/articles/${id}/texts/fa`, second)).body).toEqual({ version: 2 });
  expect((await put(desk, `/articles/${id}/texts/fa`, { ...second, body: "x" })).body.code).toBe("conflict");
  expect(await stateOf()).toBe("changed");
  expect((await visit(`fa/articles/${enc("پیگیری-سفارش")}`)).text).not.toContain("صفحهٔ سفارش");
  const compared = await get(`/articles/${id}/texts/fa/versions/2`);
  expect(
    compared.body_difference
      .filter(({ kind }: { kind: string }) => kind === "added")
      .map(({ text }: { text: string }) => text)
      .join(""),
  ).toContain("صفحهٔ سفارش");
  expect(await post(`/articles/${id}/texts/fa/versions/1/restoration`, {})).toEqual({ version: 3 });
  expect(
    (await get(`/articles/${id}/texts/fa/versions`)).rows.map((row: { restored_from: number }) => row.restored_from),
  ).toEqual([1, null, null]);
});

test("a scheduled article appears at its time, once; taken off it is gone, and an old address leads to the new one", async () => {
  const { boss, put, visit, published, post, get } = await helpApp(house);
  await published("نخستین", "هست");
  const { id } = await post("/articles", { language: "fa", text: { title: "نوروز", body: "تعطیلیم" } });
  const at = new Date(Date.now() + passed + 3_600_000).toISOString();
  const state = `/articles/${id}/texts/fa/state`;
  expect((await put(boss, state, { do: "schedule", at: "2020-01-01T00:00:00Z" })).body.code).toBe("publish_past");
  await put(boss, state, { do: "schedule", at });
  await workOff(house, database.owner);
  expect((await visit(`fa/articles/${enc("نوروز")}`)).status).toBe(404);
  passed += 2 * 3_600_000;
  await put(boss, state, { do: "schedule", at: new Date(Date.now() + passed + 1000).toISOString() });
  passed += 5000;
  await workOff(house, database.owner);
  expect((await visit(`fa/articles/${enc("نوروز")}`)).status).toBe(200);
  await put(boss, `/articles/${id}/texts/fa`, { title: "نوروز", body: "تعطیلیم", slug: "عید" });
  const moved = await visit(`fa/articles/${enc("نوروز")}`);
  expect([moved.status, decodeURIComponent(String(moved.headers["location"]))]).toEqual([
    301,
    `/help/${(await boss.ask("/api/v1/brand")).body.slug}/fa/articles/عید`,
  ]);
  expect((await get(`/articles/${id}`)).texts[0].redirects).toEqual(["نوروز"]);
  await put(boss, state, { do: "unpublish" });
  expect((await visit(`fa/articles/${enc("عید")}`)).status).toBe(404);
});

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

test("search forgives letters, half-spaces and a wrong letter, follows what is published, and hides what is for customers", async () => {
  const { published, visit, boss, put, send } = await helpApp(house);
  const id = await published("هزینهٔ ارسال چقدر است؟", "ارسال سفارش‌های بالای یک میلیون تومان رایگان است.");
  await published("بازگرداندن کالا", "تا هفت روز می‌توانید کالا را پس بدهید.");
  await published("تخفیف ویژهٔ همکاران", "کد ویژه برای مشتریان قدیمی.", { visibility: "signed_in" });
  const found = async (words: string) =>
    JSON.parse((await visit(`fa/suggest?q=${enc(words)}`)).text).rows.map((row: { title: string }) => row.title);
  expect((await found("هزينه ارسال"))[0]).toBe("هزینهٔ ارسال چقدر است؟");
  expect((await found("سفارشهای بالای یک میلیون"))[0]).toBe("هزینهٔ ارسال چقدر است؟");
  expect((await found("بازگردندن کالا"))[0]).toBe("بازگرداندن کالا");
  expect(await found("تخفیف ویژه")).toEqual([]);
  expect(await found("قیمت دلار")).toEqual([]);
  await put(boss, `/articles/${id}/texts/fa/state`, { do: "unpublish" });
  expect(await found("هزینه ارسال")).toEqual([]);
  // A search that found nothing is counted without what could name somebody.
  expect((await visit(`fa/search?q=${enc("کجاست 09121234567 ali@x.ir")}`)).text).toContain("پیدا نشد");
  const { rows } = await database.owner.query(
    "select query, found from help_search where query like 'کجاست%' order by id desc limit 1",
  );
  expect(rows).toEqual([{ query: "کجاست … …", found: 0 }]);
  expect((await send(`fa/articles/${enc("بازگرداندن-کالا")}/vote`, { useful: "yes" })).status).toBe(200);
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
  const claim = signSiteClaim(secret, { exp: (Date.now() + passed) / 1000 + 600, id: "17" });
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
  expect((await at("/", "help.chai.ir")).headers["location"]).toBe(`${root}/fa`);
  expect((await at("/robots.txt", "help.chai.ir")).body).toContain(`Sitemap: https://help.chai.ir${root}/sitemap.xml`);
  expect((await at(`${root}/fa`, "help.chai.ir")).body).toContain(`href="https://help.chai.ir${root}/fa"`);
  expect((await at("/api/v1/me", "help.chai.ir")).statusCode).toBe(302);
  const other = await helpApp(house);
  await other.published("دیگری", "متن");
  expect((await at(`${other.root}/fa`, "help.chai.ir")).statusCode).toBe(404);
  expect((await put(other.boss, "/help-centre", settings)).body.code).toBe("help_domain_taken");
  expect(brand.slug).not.toBe(other.brand.slug);
});

test("asking us carries the search along; care counts what each failure cost", async () => {
  const { published, visit, send, post, put, boss, desk, get, brand } = await helpApp(house);
  const id = await published("گارانتی", "گارانتی هجده ماه است.");
  const fields = [
    { is: "email", required: true },
    { is: "message", required: true },
  ];
  const form = await post("/contact-forms", { name: "راهنما", settings: { language: "fa", fields } });
  await put(boss, "/help-centre", { ...(await get("/help-centre")), contact_form: form.id });
  const results = await visit(`fa/search?q=${enc("گارانتی گوشی شکسته")}`);
  const contact = /\/contact\?([^"]+)"/.exec(results.text)![1]!.replaceAll("&amp;", "&");
  expect((await visit(`fa/contact?${contact}`)).text).toContain("گارانتی گوشی شکسته");
  const search = new URLSearchParams(contact).get("s")!;
  await visit(`fa/articles/${enc("گارانتی")}?s=${search}`);
  const said = {
    email: "mina@example.com",
    message: "گوشی من شکسته است، گارانتی دارد؟",
    carried_article: String(id),
    carried_s: search,
    carried_q: "گارانتی",
  };
  expect((await send("fa/contact", { ...said, email: "" })).status).toBe(422);
  expect((await send("fa/contact", said)).text).toContain("پیام شما رسید");
  await send("fa/contact", said);
  expect((await desk.ask("/api/v1/conversations?view=all")).status).toBe(200);
  const vote = `fa/articles/${enc("گارانتی")}/vote`;
  expect((await send(vote, { useful: "no" })).text).toContain("چه چیزی کم بود؟");
  await send(vote, { useful: "no", reason: "missing" });
  await send(vote, { useful: "yes" }, { "user-agent": "Firefox" });
  await visit(`fa/search?q=${enc("کارت هدیه")}`);
  await visit(`fa/search?q=${enc("کارت هديه")}`);
  await inBrand(house, brand, (ctx) => noteUnanswered(ctx, { question: "قسطی می‌فروشید؟", language: "fa" }));
  const care = await get("/help-centre/care");
  const rows = care.rows.map((row: { kind: string; cost: number; words: string | null }) => [
    row.kind,
    row.cost,
    row.words,
  ]);
  expect(rows).toContainEqual(["still_asked", 1, null]);
  expect(rows).toContainEqual(["not_found", 2, "کارت هديه"]);
  expect(rows).toContainEqual(["not_useful", 1, null]);
  expect(rows).toContainEqual(["unanswered", 1, "قسطی می‌فروشید؟"]);
  expect(care).toMatchObject({ views: 1, votes: 2, useful: 1, contacts: 1 });
  const [first] = care.rows;
  await boss.ask({
    method: "POST",
    url: "/api/v1/help-centre/care/dismissals",
    payload: { key: first.key, cost: first.cost },
  });
  expect((await get("/help-centre/care")).rows.map((row: { key: string }) => row.key)).not.toContain(first.key);
});

test("what goes out as a zip comes in again as the same; bombs and broken archives are refused", async () => {
  const { published, boss, app, get, put } = await helpApp(house);
  const id = await published("سلام", "**متن** با | خط\n\n- یک\n- دو");
  await put(boss, `/articles/${id}/texts/en`, { title: "Hello", body: "Text" });
  const other = await helpApp(house);
  const ask = async (by: typeof boss, url: string, name: string, payload: Buffer, slug: string) => {
    const cookie = [...by.cookies].map(([key, value]) => `${key}=${value}`).join("; ");
    const headers = {
      cookie,
      "hamdel-brand": slug,
      "hamdel-file-name": enc(name),
      "content-type": "application/octet-stream",
    };
    const answer = await app.inject({ method: "POST", url, headers, payload });
    return answer.json();
  };
  const cookie = [...boss.cookies].map(([key, value]) => `${key}=${value}`).join("; ");
  const slugOf = async (by: typeof boss) => (await by.ask("/api/v1/brand")).body.slug as string;
  const download = (format: string) =>
    slugOf(boss).then((slug) =>
      app.inject({ url: `/api/v1/article-export?format=${format}`, headers: { cookie, "hamdel-brand": slug } }),
    );
  const to = await slugOf(other.boss);
  for (const format of ["markdown", "html"]) {
    const zip = (await download(format)).rawPayload;
    const again = await ask(other.boss, "/api/v1/article-imports?language=fa&publish=true", "a.zip", zip, to);
    expect(again).toMatchObject({ refused: [] });
    expect(again.made + again.changed + again.unchanged).toBe(2);
  }
  const csv = (await download("csv")).rawPayload;
  expect(await ask(boss, "/api/v1/article-imports?language=fa", "a.csv", csv, await slugOf(boss))).toMatchObject({
    made: 0,
    changed: 0,
    unchanged: 2,
  });
  const { zipBytes } = await import("../../../platform/files/index.ts");
  const zipOf = async (files: { name: string; text: string[] }[]) => {
    const pieces: Buffer[] = [];
    const parts = async function* () {
      yield* files;
    };
    for await (const piece of zipBytes(parts())) pieces.push(piece);
    return Buffer.concat(pieces);
  };
  const bomb = await zipOf([{ name: "fa/a.md", text: Array(60).fill("0".repeat(1024 * 1024)) }]);
  const many = await zipOf(Array.from({ length: 2100 }, (_, n) => ({ name: `fa/${n}.md`, text: ["x"] })));
  const mine = await slugOf(boss);
  expect((await ask(boss, "/api/v1/article-imports?language=fa", "b.zip", bomb, mine)).code).toBe("archive_too_large");
  expect((await ask(boss, "/api/v1/article-imports?language=fa", "m.zip", many, mine)).code).toBe("archive_too_large");
  expect(
    (await ask(boss, "/api/v1/article-imports?language=fa", "c.zip", Buffer.from("PK\x03\x04 broken"), mine)).code,
  ).toBe("archive_broken");
  expect((await ask(boss, "/api/v1/article-imports?language=fa", "c.exe", Buffer.from("MZ"), mine)).code).toBe(
    "import_kind",
  );
  const html = await zipOf([
    {
      name: "en/returns/how.html",
      text: [
        "<title>How</title><h1>How to return</h1><script>alert(1)</script><p>Pack it.</p><table><tr><th>a</th></tr><tr><td>b</td></tr></table>",
      ],
    },
  ]);
  expect(await ask(boss, "/api/v1/article-imports?language=fa", "h.zip", html, mine)).toMatchObject({ made: 1 });
  const made = (await get("/articles?language=en&q=return")).rows[0];
  const { texts } = await get(`/articles/${made.id}`);
  expect(texts[0]).toMatchObject({ title: "How to return", language: "en" });
  expect(texts[0].body).toContain("| a |");
  expect(texts[0].body).not.toContain("alert");
});

test("another brand's people neither see nor change an article", async () => {
  const { published, boss } = await helpApp(house);
  const id = await published("مال ما", "متن");
  const brand = await given.brand(house);
  const stranger = await signedIn(
    (await helpApp(house)).app,
    brand,
    await given.user(house, { brand, email: `${randomUUID()}@example.com` }),
  );
  expect((await stranger.ask(`/api/v1/articles/${id}`)).status).toBe(404);
  expect((await stranger.ask({ method: "DELETE", url: `/api/v1/articles/${id}` })).status).toBe(404);
  expect((await boss.ask(`/api/v1/articles/${id}`)).status).toBe(200);
});
