import fc from "fast-check";
import { expect, test } from "vitest";
import { FeedProblem } from "./feed-problem.ts";
import { feedOfPage } from "./fetch-feed.ts";
import { readFeed } from "./read-feed.ts";

const here = "https://news.example/feed";
const rss = (items: string, head = "") =>
  `<?xml version="1.0"?>${head}<rss version="2.0"><channel><title>خبر</title>${items}</channel></rss>`;
const notAFeed = expect.objectContaining({ name: "FeedProblem", code: "not_a_feed" });

test("RSS 2.0: the fullest text, the author, the date, and links made whole", () => {
  const item = `<item><title>چراغ &amp; آفتاب</title><link>/a/1</link><guid isPermaLink="false">n-1</guid>
    <pubDate>Sun, 22 Nov 2026 10:00:00 +0330</pubDate><dc:creator>مینا</dc:creator><description>کوتاه</description>
    <content:encoded><![CDATA[<p>متن <b>کامل</b></p><script>alert(1)</script><p>دوم</p>]]></content:encoded></item>`;
  expect(readFeed(rss(item), here)).toEqual({
    title: "خبر",
    items: [
      {
        ...{
          key: "n-1",
          link: "https://news.example/a/1",
          title: "چراغ & آفتاب",
          text: "متن کامل\nدوم",
          author: "مینا",
        },
        at: new Date("2026-11-22T06:30:00Z"),
      },
    ],
  });
});

test("Atom and RSS 1.0", () => {
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>وبلاگ</title><entry><id>tag:x,2026:1</id><title type="html">&lt;b&gt;خوب&lt;/b&gt;</title>
    <link rel="self" href="https://x.example/self"/><link href="https://x.example/1"/><updated>2026-11-22T00:00:00Z</updated>
    <author><name>رضا</name><email>r@x.example</email></author><content type="xhtml"><div>سلام <i>دنیا</i></div></content></entry></feed>`;
  expect(readFeed(atom, here).items[0]).toMatchObject({
    ...{ key: "tag:x,2026:1", title: "خوب", link: "https://x.example/1", text: "سلام دنیا", author: "رضا" },
  });
  const rdf = `<rdf:RDF><channel><title>الف</title></channel><item><title>یک</title><link>https://x.example/9</link><dc:date>2026-01-02</dc:date></item></rdf:RDF>`;
  expect(readFeed(rdf, here)).toMatchObject({ title: "الف", items: [{ key: "https://x.example/9", title: "یک" }] });
});

test("what is broken is taken as far as it goes", () => {
  expect(
    readFeed(rss("<item><title>یک</title><link>https://x.example/1</link><item><title>دو & سه"), here).items,
  ).toMatchObject([{ title: "یک" }, { title: "دو & سه" }]);
  expect(readFeed(rss("<item></item><item><title> </title></item>"), here).items).toEqual([]);
  expect(
    readFeed(rss("<item><title>تاریخ</title><pubDate>دیروز</pubDate><link>javascript:alert(1)</link></item>"), here)
      .items,
  ).toMatchObject([{ at: null, link: null }]);
});

test("entities of a feed's own are never put in: no bomb, no file", () => {
  const lol = Array.from({ length: 12 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join("");
  const bomb = rss("<item><title>&l12; ها</title></item>", `<!DOCTYPE rss [<!ENTITY l0 "ha">${lol}]>`);
  expect(readFeed(bomb, here).items[0]!.title.length).toBeLessThan(20);
  const file = rss("<item><title>&x; متن</title></item>", `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>`);
  expect(readFeed(file, here).items[0]!.title).not.toContain("root:");
});

test("neither depth, nor number, nor length is without end", () => {
  expect(() => readFeed(rss("<a>".repeat(200_000)), here)).toThrow(notAFeed);
  expect(readFeed(rss("<item><title>م</title></item>".repeat(3000)), here).items).toHaveLength(500);
  const long = readFeed(
    rss(`<item><title>م</title><description>${"کلمه ".repeat(300_000)}</description></item>`),
    here,
  );
  expect(long.items[0]!.text.length).toBeLessThanOrEqual(20_000);
});

test.each(["", "سلام", "{}", "<html><body>نه</body></html>", "<?xml version='1.0'?><opml></opml>", "\0\0\0"])(
  "%j is no feed",
  (text) => {
    expect(() => readFeed(text, here)).toThrow(notAFeed);
  },
);

test("whatever comes, it is a feed or no feed, and its links are web addresses", () => {
  const piece = fc.constantFrom(
    ...[
      "<item>",
      "</item>",
      "<title>",
      "</title>",
      "<![CDATA[",
      "]]>",
      "<link href='javascript:1'/>",
      "<entry>",
      "</entry>",
      "&#0;",
      "&amp",
      "<!--",
    ],
    ...["<content>", "</content>", "<guid>", "https://x.example/", "متن", "<!DOCTYPE a [", "]>", "</rss>", "\ud800"],
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ unit: "binary", maxLength: 12 })), { maxLength: 60 }),
      (pieces) => {
        try {
          for (const { link, title, text, key } of readFeed(`<rss><channel>${pieces.join("")}`, here).items) {
            expect(link === null || /^https?:/.test(link)).toBe(true);
            expect(title + text).not.toBe("");
            expect(key).not.toBe("");
          }
        } catch (error) {
          expect(error).toBeInstanceOf(FeedProblem);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("a web page's own feed is found", () => {
  const page = `<html><head><link rel="stylesheet" href="a.css"><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head></html>`;
  expect(feedOfPage(page, "https://x.example/a")).toBe("https://x.example/rss.xml");
  expect(feedOfPage("<p>", "https://x.example/a")).toBeNull();
});
