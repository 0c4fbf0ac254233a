import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { modules } from "./modules.ts";
import { permissionsFile, permissionsPage } from "./permissions-page.ts";

test("the written permission table says what the modules say", async () => {
  expect(await readFile(permissionsFile, "utf8")).toBe(permissionsPage());
});

test("a permission belongs to one module, and an owner holds every one", () => {
  const all = modules.flatMap(({ permissions = {} }) => Object.entries(permissions));
  const names = all.map(([name]) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(all.filter(([, holders]) => !holders.includes("owner"))).toEqual([]);
});
