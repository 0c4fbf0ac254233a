import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { channelsFile, channelsPage } from "./channels-page.ts";

test("the written table of channels says what the adapters declare", async () => {
  expect(await readFile(channelsFile, "utf8")).toBe(channelsPage());
});
