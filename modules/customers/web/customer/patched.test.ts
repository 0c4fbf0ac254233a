import { expect, test } from "vitest";
import type { Customer } from "../../contract.ts";
import { beforeOf, patched } from "./patched.ts";

const sara = {
  id: 7,
  name: "سارا",
  label: "سارا",
  city: "تهران",
  company: { id: 3, label: "نیلوفر" },
  attributes: { size: "L", visits: 4 },
  preferences: {},
  identities: [{ shown: "0912 345 6789" }],
} as unknown as Customer;

test("what is changed is shown at once, and nothing else", () => {
  const after = patched(sara, { city: "شیراز", attributes: { size: null, colour: "آبی" } });
  expect(after).toMatchObject({ city: "شیراز", name: "سارا", company: sara.company });
  expect(after.attributes).toEqual({ visits: 4, colour: "آبی" });
});

test("without a name, a customer is called by an identifier", () => {
  expect(patched(sara, { name: null }).label).toBe("0912 345 6789");
});

test("taking a change back restores exactly what it touched", () => {
  expect(beforeOf(sara, { city: null, company_id: null, attributes: { colour: "آبی", size: "M" } })).toEqual({
    city: "تهران",
    company_id: 3,
    attributes: { colour: null, size: "L" },
  });
});
