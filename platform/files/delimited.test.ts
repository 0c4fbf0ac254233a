import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { type Delimiter, RowCutter } from "./delimited.ts";

function cut(pieces: string[], delimiter: Delimiter = "comma", maxRow = 1000): [string[], boolean][] {
  const rows: [string[], boolean][] = [];
  const cutter = new RowCutter(delimiter, "\n", maxRow);
  const take = (cells: string[], badQuotes: boolean) => rows.push([cells, badQuotes]);
  for (const piece of pieces) cutter.push(piece, false, take);
  cutter.push("", true, take);
  return rows;
}

test("quoting by RFC 4180, with the spaces and breaks that occur", () => {
  const sound = (text: string) => cut([text]).map(([cells]) => cells);
  expect(sound('"a ""b""","c,\r\nd" ,e\r\n"",5" disk,\n')).toEqual([
    ['a "b"', "c,\r\nd", "e"],
    ["", '5" disk', ""],
  ]);
  expect(cut(['a,"b"c\nd,e\n'])).toEqual([
    [['a,"b"c'], true],
    [["d", "e"], false],
  ]);
  expect(cut(['a\n"b'])).toEqual([
    [["a"], false],
    [['"b'], true],
  ]);
});

test("where the text is cut into pieces makes no difference", () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab,;" \r\n\t'), maxLength: 60 });
  const delimiter = fc.constantFrom<Delimiter>("comma", "tab", "semicolon", "whitespace");
  fc.assert(
    fc.property(text, fc.array(fc.nat(60)), delimiter, (whole, cuts, sign) => {
      const places = [0, ...cuts.sort((a, b) => a - b), whole.length];
      const pieces = places.slice(1).map((place, index) => whole.slice(places[index], place));
      expect(cut(pieces, sign)).toEqual(cut([whole], sign));
    }),
    { numRuns: 5000 },
  );
});

test("any table written by another program's writer comes back as it was", () => {
  const cell = fc.string({ unit: fc.constantFrom(..."ab,;\" \r\nعلی'"), maxLength: 8 });
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
  fc.assert(
    fc.property(table, (rows) => {
      const written = Papa.unparse(rows, { newline: "\n", quotes: true });
      expect(cut([written]).map(([cells]) => cells)).toEqual(rows);
      expect(cut([written]).some(([, badQuotes]) => badQuotes)).toBe(false);
    }),
    { numRuns: 2000 },
  );
});
