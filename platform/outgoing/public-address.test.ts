import fc from "fast-check";
import { expect, test } from "vitest";
import { readAllowedPlaces } from "./allowed-places.ts";
import { isPublicAddress } from "./public-address.ts";

test("addresses of the open internet", () => {
  for (const address of [
    "8.8.8.8",
    "1.1.1.1",
    "172.15.0.1",
    "172.32.0.1",
    "100.63.0.1",
    "100.128.0.1",
    "223.255.255.255",
  ])
    expect(isPublicAddress(address), address).toBe(true);
  for (const address of ["2606:4700:4700::1111", "2a00:1450::1", "2400:cb00::1"])
    expect(isPublicAddress(address), address).toBe(true);
});

test("IPv4 inside of IPv6 is never public, whatever it holds", () => {
  fc.assert(
    fc.property(fc.ipV4(), (ip) => {
      expect(isPublicAddress(`::ffff:${ip}`)).toBe(false);
      expect(isPublicAddress(`::${ip}`)).toBe(false);
      expect(isPublicAddress(`64:ff9b::${ip}`)).toBe(false);
    }),
  );
});

test("any text: false, and nothing is thrown", () => {
  fc.assert(fc.property(fc.string(), (text) => isPublicAddress(text) === false || /^[\d.:a-f]+$/i.test(text)));
});

test("an allowed place that is none is named", () => {
  for (const place of ["10.0.0.0/33", "10.0.0.0/-1", "::1/129", "pbx.local/8", "http://pbx.local", "a b", "10.0.0.0/"])
    expect(() => readAllowedPlaces([place]), place).toThrow(RangeError);
  const allowed = readAllowedPlaces(["[fd00::1]", "fd12::/16", "نمونه.ایران"]);
  expect(allowed.hasAddress("fd00::1")).toBe(true);
  expect(allowed.hasAddress("fd12:1::9")).toBe(true);
  expect(allowed.hasAddress("fd13::9")).toBe(false);
  expect(allowed.hasHost("xn--mgba3gch31f.xn--mgba3a4f16a")).toBe(false);
  expect(allowed.hasHost(new URL("http://نمونه.ایران").hostname)).toBe(true);
});
