import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { findChromium } from "../platform/print/index.ts";
import type { Tally } from "./checks.ts";

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[];
};

/** Runs vitest on both projects (without the browser's where there is no Chromium) and counts. */
export async function runTests(args: string[]): Promise<Tally> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "hamdel-report-"));
  const file = path.join(folder, "report.json");
  const projects = findChromium(process.env.CHROMIUM) ? [] : ["--project", "node"];
  const code = await vitest([
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
    ...projects,
    ...args,
  ]);
  const report: Report | undefined = await readFile(file, "utf8").then(JSON.parse, () => undefined);
  await rm(folder, { recursive: true, force: true });
  return report ? count(report, code, projects.length > 0) : { passed: 0, failed: 1, skipped: 0 };
}

function vitest(args: string[]): Promise<number> {
  const child = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", ...args], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
}

function count(report: Report, code: number, browserLeftOut: boolean): Tally {
  // A file that breaks before its first test counts as one failure, and so does a run that ends badly for another reason.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = report.numFailedTests + broken;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests + (browserLeftOut ? 1 : 0),
  };
}
