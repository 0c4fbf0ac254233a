import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

test("an answer as a file: keys, then numbers, and nothing a spreadsheet would calculate", () => {
  const group = { n: 2, value: 0.5, low: null, high: null };
  const groups = [
    { key: { channel: "phone" }, ...group, label: '=HYPERLINK("x")' },
    { key: { channel: 'a,"b"' }, ...group, opening: { from: "2024-01-01" } },
  ];
  const answer = { metric: "x", title: "", definition: "", unit: "rate" as const, from: "", to: "", as_of: "", groups };
  expect(csvOf(answer).split("\r\n")).toEqual([
    "channel,n,value,low,high,label",
    `phone,2,0.5,,,"'=HYPERLINK(""x"")"`,
    `"a,""b""",2,0.5,,,`,
  ]);
});
