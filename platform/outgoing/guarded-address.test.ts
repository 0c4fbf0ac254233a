import { expect, test } from "vitest";
import { guardedReach } from "./guarded-address.ts";

const refused = expect.objectContaining({ code: "address_refused" });
const names = (addresses: readonly string[]) => async () => addresses;

test("a public name gives its address, and asks for it once", async () => {
  expect(await guardedReach([], names(["93.184.215.14", "2606:2800:21f::1"]))("mail.example.com")).toBe(
    "93.184.215.14",
  );
});

test.each([["127.0.0.1"], ["10.1.2.3"], ["169.254.169.254"], ["::1"], ["[fd00::1]"], ["::ffff:127.0.0.1"]])(
  "%s is refused",
  (host) => expect(guardedReach([])(host)).rejects.toEqual(refused),
);

test("one private address among public ones refuses the whole name", async () => {
  await expect(guardedReach([], names(["8.8.8.8", "10.0.0.1"]))("mail.example.com")).rejects.toEqual(refused);
});

test("numbers in odd spellings are looked up as the system does, and judged by what comes of it", async () => {
  for (const odd of ["0x7f.1", "2130706433", "127.1"])
    await expect(guardedReach([], names(["127.0.0.1"]))(odd)).rejects.toEqual(refused);
});

test("the operator's own places are let through by name, address and network", async () => {
  expect(await guardedReach(["mail.lan"], names(["10.0.0.2"]))("mail.lan")).toBe("10.0.0.2");
  expect(await guardedReach(["10.0.0.0/8"], names(["10.0.0.2"]))("other.lan")).toBe("10.0.0.2");
  expect(await guardedReach(["127.0.0.1"])("127.0.0.1")).toBe("127.0.0.1");
});

test("a name without an address is not found", async () => {
  await expect(guardedReach([], names([]))("nowhere.example")).rejects.toMatchObject({ code: "ENOTFOUND" });
});
