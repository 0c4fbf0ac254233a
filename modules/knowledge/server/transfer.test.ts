import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { helpApp } from "../testing/help-app.ts";

const house = await testHouse(await testDatabase());
const enc = encodeURIComponent;
/** A picture of one dot. */
const dot = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("pictures go out with the articles that show them and come in with them, in Markdown and in HTML", async () => {
  const { published, boss, app, brand } = await helpApp(house);
  const other = await helpApp(house);
  const as = (by: typeof boss, slug: string) => ({
    cookie: [...by.cookies].map(([key, value]) => `${key}=${value}`).join("; "),
    "hamdel-brand": slug,
  });
  const bytes = { "content-type": "application/octet-stream" };
  const kept = await app.inject({
    method: "POST",
    url: "/api/v1/help-pictures",
    headers: { ...as(boss, brand.slug), ...bytes, "hamdel-file-name": enc("برچسب.png") },
    payload: dot,
  });
  const { url, markdown } = kept.json();
  await published("شستن", `پیش از شستن:\n\n${markdown}\n\n<img src="${url}" alt="دوم">`);
  for (const format of ["markdown", "html"]) {
    const zip = (await app.inject({ url: `/api/v1/article-export?format=${format}`, headers: as(boss, brand.slug) }))
      .rawPayload;
    const taken = await app.inject({
      method: "POST",
      url: "/api/v1/article-imports?language=fa&publish=true",
      headers: { ...as(other.boss, other.brand.slug), ...bytes, "hamdel-file-name": "a.zip" },
      payload: zip,
    });
    expect(taken.json()).toMatchObject({ pictures: 1, refused: [] });
    const page = (await other.visit(`fa/articles/${enc("شستن")}`)).text;
    const shown = [...page.matchAll(/<img [^>]*src="([^"]+)"/g)].map(([, src]) => src);
    expect(shown).toEqual(Array(2).fill(expect.stringContaining(`/help/${other.brand.slug}/pictures/`)));
    expect((await other.visit(shown[0]!)).bytes).toEqual(dot);
  }
  const again = await app.inject({
    method: "POST",
    url: "/api/v1/article-imports?language=fa",
    headers: { ...as(boss, brand.slug), ...bytes, "hamdel-file-name": "a.zip" },
    payload: (await app.inject({ url: "/api/v1/article-export?format=markdown", headers: as(boss, brand.slug) }))
      .rawPayload,
  });
  expect(again.json()).toMatchObject({ made: 0, changed: 0, unchanged: 1 });
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
