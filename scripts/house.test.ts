import { expect, test } from "vitest";
import { migrationSources as ofTheApp } from "../apps/launch/migration-sources.ts";
import { modules } from "../apps/modules.ts";
import { houseOrder, migrationSources } from "./house.ts";

test("the app has every module of the house in its order, and the tests' database has the app's migrations", () => {
  expect(modules.map(({ name }) => name)).toEqual([...houseOrder]);
  expect(migrationSources().map(({ module }) => module)).toEqual(ofTheApp().map(({ module }) => module));
});
