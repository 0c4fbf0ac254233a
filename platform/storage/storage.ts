import type { Settings } from "../config/index.ts";
import { diskStorage } from "./disk-storage.ts";
import { s3Storage } from "./s3-storage.ts";

/** Where files lie, by names such as `attachments/7/ab/abc…`. */
export type Storage = {
  /** What operators call it: a folder, or a bucket. */
  place: string;
  /** Keeps a file; it is there whole when this ends. Refuses `storage_away`. */
  put(name: string, bytes: Buffer): Promise<void>;
  /** The file; null where there is none. Refuses `storage_away`. */
  get(name: string): Promise<Buffer | null>;
  /** Removes a file; one that is not there is removed already. Refuses `storage_away`. */
  remove(name: string): Promise<void>;
};
export type StorageSettings = Pick<Settings, "dataDir" | "s3" | "allowPrivate">;

/**
 * Where this installation keeps files: the bucket that the operator named, else the folder `files` of the data folder. With a bucket,
 * files that were kept on disk before are still found there, and removed from both.
 */
export function storageOf(settings: StorageSettings): Storage {
  const disk = diskStorage(settings.dataDir);
  if (!settings.s3) return disk;
  const bucket = s3Storage(settings.s3, settings.allowPrivate);
  return {
    place: bucket.place,
    put: bucket.put,
    get: async (name) => (await bucket.get(name)) ?? disk.get(name),
    remove: async (name) => {
      await bucket.remove(name);
      await disk.remove(name);
    },
  };
}
