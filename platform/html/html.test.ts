import fc from "fast-check";
import { expect, test } from "vitest";
import { flag, html, htmlPage } from "./index.ts";

const hostile = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onfocus=alert(1) autofocus '",
  "</title><script>alert(1)</script>",
  "&lt;b&gt; & &#x3c;",
  "`+alert(1)+`",
];

test("whatever stands in a gap of text or of an attribute stays a text", () => {
  for (const text of hostile) {
    const made = html`<p title="${text}">${text}</p>`.text;
    expect(made.match(/</g)).toHaveLength(2);
    expect(made.match(/"/g)).toHaveLength(2);
    expect(made).not.toContain("'");
  }
  expect(html`<p>${"a & b"} ${7} ${null}${undefined}${false}</p>`.text).toBe("<p>a &amp; b 7 </p>");
});

test("any text can be read back from the page unchanged, and makes no tag", () => {
  const back = (text: string) =>
    text.replace(
      /&(amp|lt|gt|quot|#39);/g,
      (_, name) => ({ amp: "&", lt: "<", gt: ">", quot: '"' })[name as "lt"] ?? "'",
    );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."<>\"'&;#x/= aش\u202e\u200c😀") }), (text) => {
      const made = html`<b>${text}</b>`.text.slice(3, -4);
      expect(made).not.toMatch(/[<>"']/);
      expect(back(made)).toBe(text);
    }),
  );
});

test("HTML goes into HTML as it is, lists too, and not into an attribute", () => {
  const rows = ["<i>", "b"].map((text) => html`<li>${text}</li>`);
  expect(html`<ul>${rows}</ul>`.text).toBe("<ul><li>&lt;i&gt;</li><li>b</li></ul>");
  expect(() => html`<p title="${html`<b></b>`}"></p>`).toThrow();
  // What only looks like HTML, as JSON may, is no HTML.
  expect(html`<p>${{ text: "<b>" } as never}</p>`.text).toBe("<p>[object Object]</p>");
});

test("an address that would run something leads nowhere", () => {
  for (const address of [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "/\\evil.example",
    "vbscript:x",
  ]) {
    expect(html`<a href="${address}"></a>`.text).toBe('<a href="#"></a>');
  }
  for (const address of ["https://shop.ir/a?b=1", "/p/consent/x", "?lang=en", "mailto:a@b.ir", "tel:+98912"]) {
    expect(html`<a href="${address}"></a>`.text).toBe(`<a href="${address}"></a>`);
  }
});

test("a gap that no escaping makes safe is refused", () => {
  expect(() => html`<script>let a = ${"1"}</script>`).toThrow();
  expect(() => html`<style>a { color: ${"red"} }</style>`).toThrow();
  expect(() => html`<p title=${"x"}></p>`).toThrow();
  expect(() => html`<p onclick="${"x"}"></p>`).toThrow();
  expect(() => html`<p style="${"x"}"></p>`).toThrow();
  expect(() => html`<!-- ${"x"} -->`).toThrow();
  expect(() => html`<${"p"}>`).toThrow();
  expect(() => html`<p ${"onclick=alert(1)"}></p>`).toThrow();
  expect(html`<input ${flag("checked", true)}><input ${flag("checked", false)}>`.text).toBe("<input checked><input >");
});

test("a page says its language and direction, and its title cannot end early", () => {
  const page = htmlPage({ language: "fa", title: hostile[3]!, body: html`<p>${hostile[0]!}</p>` });
  expect(page).toContain('<html lang="fa" dir="rtl">');
  expect(page.toLowerCase()).not.toContain("<script");
  expect(htmlPage({ language: "en", title: "x", body: html`` })).toContain('<html lang="en" dir="ltr">');
});
