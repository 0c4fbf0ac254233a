import { statfs } from "node:fs/promises";
import { StartRefusal, startRefusalOf } from "../../platform/config/index.ts";
import type { Data } from "./open-data.ts";

// PostgreSQL stops at once when it cannot write its next 16 MB of log; its clients only see their connection break.
const least = 16_000_000;

/** The error itself, or the full disk that stands behind it: a broken connection does not say why. */
export async function blameDisk(error: unknown, dataDir: string, data: Data | undefined): Promise<unknown> {
  if (startRefusalOf(error)?.code === "disk_full") return error;
  for (const folder of [dataDir, data?.own?.cluster]) {
    const space = folder && (await statfs(folder).catch(() => undefined));
    if (space && space.bavail * space.bsize < least) {
      return new StartRefusal("disk_full", "The disk is full. Nothing was lost: free some space and start again.", {
        cause: error,
      });
    }
  }
  return error;
}
