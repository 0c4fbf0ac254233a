import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const patience = 120_000;

// Nothing of the page may run, and nothing may be fetched: what is printed stands in the file, its fonts too.
const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">`;
const closed = ["--host-resolver-rules=MAP * ~NOTFOUND"];
const plain = [
  ...["--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync", "--disable-extensions", "--no-pdf-header-footer"],
];

/**
 * Prints a whole HTML page as PDF by this Chromium: no script runs in it and nothing is fetched. Throws where Chromium does not make the
 * file within two minutes. Never call it inside a transaction. `tagged` is for readers on a screen; what is for paper alone is a third as large
 * without.
 */
export async function printPdf(chromium: string, page: string, { tagged = true } = {}): Promise<Buffer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "hamdel-print-"));
  const [from, to] = [path.join(folder, "page.html"), path.join(folder, "page.pdf")];
  // Chromium refuses root its sandbox; without scripts and network there is little left to be kept in.
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  try {
    await writeFile(from, page.replace("<head>", `<head>${policy}`), { mode: 0o600 });
    const own = [`--user-data-dir=${path.join(folder, "profile")}`, `--print-to-pdf=${to}`, pathToFileURL(from).href];
    const shape = tagged ? [] : ["--disable-pdf-tagging"];
    await run(chromium, [...plain, ...closed, ...shape, ...sandbox, ...own], {
      timeout: patience,
      killSignal: "SIGKILL",
    });
    return await readFile(to);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
