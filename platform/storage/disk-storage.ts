import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Storage } from "./storage.ts";

/** Files below `files` of the data folder, which backups take along. */
export function diskStorage(dataDir: string): Storage {
  const folder = path.join(dataDir, "files");
  const at = (name: string) => path.join(folder, ...name.split("/"));
  return {
    place: folder,
    async put(name, bytes) {
      const place = at(name);
      await mkdir(path.dirname(place), { recursive: true });
      const beside = `${place}.${randomUUID()}`;
      await writeFile(beside, bytes, { mode: 0o600, flush: true });
      await rename(beside, place);
    },
    get: (name) =>
      readFile(at(name)).catch((error) => {
        if (error.code === "ENOENT") return null;
        throw error;
      }),
    remove: (name) => rm(at(name), { force: true }),
  };
}
