import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, link, lstat, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { StartRefusal } from "../config/start-refusal.ts";
import { type Account, isRoot, unprivilegedAccount } from "./account.ts";
import { findBinaries, publishBinaries } from "./binaries.ts";

/** Where a cluster lives and who runs it. `account` is set when root runs PostgreSQL as somebody else. */
export type Place = { cluster: string; sockets: string; bin: string; account?: Account };

// "/.s.PGSQL.5432" and the closing zero within the 108 bytes of a socket address.
const longestSocketFolder = 107 - "/.s.PGSQL.5432".length;

/** Where root keeps clusters and binaries: a data folder may lie where only root may enter. */
export const rootsFolder = "/var/lib/hamdel";

/** Finds, or decides on, the place of a data folder's cluster, and makes its folders. */
export async function findPlace(dataDir: string): Promise<Place> {
  await mkdir(dataDir, { recursive: true });
  const binaries = await findBinaries();
  const inside = path.join(dataDir, "postgres");
  if (!isRoot()) {
    await refuseRootsCluster(dataDir);
    await mkdir(inside, { recursive: true, mode: 0o700 });
    return {
      cluster: path.join(inside, "cluster"),
      sockets: await socketFolder(inside),
      bin: path.join(binaries.folder, "bin"),
    };
  }
  const published = await publishBinaries(binaries, rootsFolder);
  const home = existsSync(path.join(inside, "cluster")) ? inside : await rootsHome(dataDir);
  const account = await ownerOf(home);
  return {
    cluster: path.join(home, "cluster"),
    sockets: await socketFolder(home, account),
    bin: path.join(published.folder, "bin"),
    account,
  };
}

const pointerOf = (dataDir: string) => path.join(dataDir, "postgres.json");

async function readPointer(dataDir: string): Promise<string | undefined> {
  const text = await readFile(pointerOf(dataDir), "utf8").catch(() => undefined);
  return text && JSON.parse(text).home;
}

// A pointer, not a path made from the folder's name: a moved checkout still finds its cluster.
async function rootsHome(dataDir: string): Promise<string> {
  const known = await readPointer(dataDir);
  if (known) return stillThere(known, dataDir);
  const home = path.join(rootsFolder, randomBytes(6).toString("hex"));
  const account = await unprivilegedAccount();
  await mkdir(home, { recursive: true, mode: 0o700 });
  await chown(home, account.uid, account.gid);
  // Linked into place: of two first starts at the same moment one wins, and both use its cluster.
  const half = `${pointerOf(dataDir)}.${path.basename(home)}`;
  await writeFile(half, `${JSON.stringify({ home })}\n`);
  const won = await link(half, pointerOf(dataDir)).then(
    () => true,
    (error) => {
      if (error.code !== "EEXIST") throw error;
      return false;
    },
  );
  await rm(half);
  if (won) return home;
  await rm(home, { recursive: true });
  return (await readPointer(dataDir))!;
}

// Beginning anew without a word would look like everything was lost.
function stillThere(home: string, dataDir: string): string {
  if (existsSync(home)) return home;
  throw new StartRefusal(
    "postgres_failed",
    `The database of ${dataDir} lived in ${home}, which is gone: bring it back, or remove ${pointerOf(dataDir)} to begin with an empty one.`,
  );
}

async function refuseRootsCluster(dataDir: string): Promise<void> {
  const home = await readPointer(dataDir);
  if (!home) return;
  throw new StartRefusal(
    "postgres_failed",
    `The database of ${dataDir} was made by root and lives in ${home}: start as root, or set DATABASE_URL, or choose another HAMDEL_DATA.`,
  );
}

async function ownerOf(folder: string): Promise<Account | undefined> {
  const { uid, gid } = await stat(folder);
  return uid === 0 ? undefined : { uid, gid };
}

async function socketFolder(home: string, account?: Account): Promise<string> {
  const wanted = path.join(home, "run");
  if (Buffer.byteLength(wanted) <= longestSocketFolder) return ownedFolder(wanted, account);
  const short = createHash("sha256").update(home).digest("hex").slice(0, 16);
  const folder = await ownedFolder(path.join(os.tmpdir(), `hamdel-${short}`), account);
  if (Buffer.byteLength(folder) <= longestSocketFolder) return folder;
  return ownedFolder(`/tmp/hamdel-${short}`, account);
}

async function ownedFolder(folder: string, account?: Account): Promise<string> {
  const uid = account?.uid ?? process.getuid?.();
  await mkdir(folder, { mode: 0o700 }).then(
    () => (account ? chown(folder, account.uid, account.gid) : undefined),
    (error) => {
      if (error.code !== "EEXIST") throw error;
    },
  );
  const found = await lstat(folder);
  // The temporary folder is open to all: a folder that somebody else made there is not ours to trust.
  if (!found.isDirectory() || found.uid !== uid || (found.mode & 0o077) !== 0) {
    throw new StartRefusal(
      "postgres_failed",
      `The folder ${folder} belongs to another account: remove it and start again.`,
    );
  }
  return folder;
}
