import { expect, test } from "vitest";
import { addressIn } from "./address-in.ts";

test.each([
  ["۰۹۱۲ ۳۴۵ ۶۷۸۹", { phone: "0912 345 6789" }],
  ["+98 21 8800", { phone: "+98 21 8800" }],
  [" mina@example.ir ", { email: "mina@example.ir" }],
  ["مینا", null],
  ["@mina", null],
  ["1234", null],
])("«%s» is %o", (typed, found) => {
  expect(addressIn(typed)).toEqual(found);
});
