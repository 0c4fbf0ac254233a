import { expect, test } from "vitest";
import { hasForeignPictures, letterFrame } from "./letter-frame.ts";

const html = '<p>سلام</p><img alt="a" data-src="https://cdn.example/a.png" /><img data-file="1" />';

test("pictures from elsewhere wait, and are fetched over https alone once they are asked for", () => {
  expect(hasForeignPictures(html)).toBe(true);
  const closed = letterFrame(html, { pictures: false, own: [] });
  expect(closed).toContain('img-src data:"');
  expect(closed).not.toMatch(/\ssrc="/);
  const open = letterFrame(html, { pictures: true, own: [] });
  expect(open).toContain('src="https://cdn.example/a.png"');
  expect(open).toContain("img-src data: https:");
});

test("a letter's own pictures are put in their place as data, and nothing else is", () => {
  const png = "data:image/png;base64,aGk=";
  expect(letterFrame(html, { pictures: false, own: [null, png] })).toContain(`<img src="${png}" />`);
  expect(letterFrame(html, { pictures: false, own: [null, 'data:image/svg+xml;base64,"onload=x'] })).toContain(
    'data-file="1"',
  );
});
