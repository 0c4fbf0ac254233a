// `npm run bench -- NAME`: runs scripts/bench/NAME.ts, which prints JSON.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("bench/", import.meta.url));
const [name, ...args] = process.argv.slice(2);
const file = `${folder}${name}.ts`;
if (!name || !/^[a-z-]+$/.test(name) || !existsSync(file)) {
  const known = readdirSync(folder).flatMap((entry) => /^([a-z-]+)\.ts$/.exec(entry)?.[1] ?? []);
  console.error(`Say which: npm run bench -- ${known.join(" | ")}`);
  process.exit(2);
}
const bench = spawn(process.execPath, ["--expose-gc", file, ...args], { stdio: "inherit" });
bench.on("close", (code) => process.exit(code ?? 1));
