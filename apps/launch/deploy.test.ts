import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { exitCodes } from "../../platform/config/index.ts";

const read = (name: string) => readFile(new URL(`../../deploy/${name}`, import.meta.url), "utf8");

test("systemd does not restart after what a restart does not cure", async () => {
  const { port_busy, database_newer, data_in_use, migration_failed, configuration } = exitCodes;
  const lasting = [port_busy, database_newer, data_in_use, migration_failed, configuration];
  expect(await read("hamdel.service")).toContain(`\nRestartPreventExitStatus=${lasting.join(" ")}\n`);
});

test("with compose what may be refused is tried once, before anything that is restarted", async () => {
  const [, ...services] = (await read("compose.yml")).split(/^ {2}(?=\w+:$)/m);
  const named = (name: string) => services.find((text) => text.startsWith(`${name}:`));
  expect(named("update")).toContain('"apps/cli/main.ts", "migrate"');
  expect(named("update")).toContain('restart: "no"');
  expect(named("server")).toContain("update: { condition: service_completed_successfully }");
  expect(named("worker")).toContain("server: { condition: service_healthy }");
});
