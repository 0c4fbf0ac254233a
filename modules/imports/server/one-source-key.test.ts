import fc from "fast-check";
import { expect, test } from "vitest";
import { orderBody, productBody } from "../../catalog/contract.ts";
import { customerBody } from "../../customers/contract.ts";
import { crmValue } from "../../customers/index.ts";
import { sourceKey } from "../../intake/contract.ts";
import { interactionInput } from "../../timeline/contract.ts";
import { startBody } from "../contract.ts";

const waysIn = [orderBody, productBody, customerBody, interactionInput, startBody].map((body) => body.shape.source);
const typed = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."abZ9۹يی._-: ".split("")), maxLength: 6 }),
  fc.string({ maxLength: 100 }),
);

test("every way in reads and refuses the same sources", () => {
  fc.assert(
    fc.property(typed, (text) => {
      const key = sourceKey.safeParse(text).data;
      expect(waysIn.map((source) => source.safeParse(text).data)).toEqual(waysIn.map(() => key));
    }),
    { numRuns: 1000 },
  );
});

test("numbers of two sources are never one identity", () => {
  const number = fc.string({ unit: fc.constantFrom(..."ab1:".split("")), minLength: 1, maxLength: 4 });
  const key = fc.constantFrom("a", "b", "a:b", "crm", "1").filter((text) => sourceKey.safeParse(text).success);
  fc.assert(
    fc.property(key, number, key, number, (one, first, other, second) => {
      const same = one === other && first === second;
      expect(crmValue(one, first) === crmValue(other, second)).toBe(same);
    }),
    { numRuns: 2000 },
  );
});
