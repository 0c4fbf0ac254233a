import { spawnSync } from "node:child_process";
import { chown, mkdtemp, rm, rmdir, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { discardCluster } from "../../platform/postgres/index.ts";
import { plainAccount } from "../../platform/testing/index.ts";
import { runHamdel } from "../testing/run-hamdel.ts";

// Each story starts whole processes; a busy machine takes its time.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

// A disk of 120 MB, a third more than a new house takes; it takes root to mount one, and a plain account to have PostgreSQL's cluster on it.
const disk = await mkdtemp(path.join(os.tmpdir(), "hamdel-disk-"));
const account = await plainAccount();
const mounted = account && spawnSync("mount", ["-t", "tmpfs", "-o", "size=120m", "tmpfs", disk]).status === 0;
afterAll(async () => {
  if (mounted) await discardCluster(path.join(disk, "data"));
  if (mounted) spawnSync("umount", ["-l", disk]);
  await rmdir(disk);
});

function start() {
  return runHamdel("apps/server/main.ts", { HAMDEL_DATA: path.join(disk, "data"), PORT: "0" }, [], account);
}

test.skipIf(!mounted)(
  "a full disk is one sentence, at the first start and at a later one, and harms nothing",
  async () => {
    await chown(disk, account!.uid, account!.gid);
    const full = { code: 11, errors: "The disk is full. Nothing was lost: free some space and start again.\n" };
    const filling = path.join(disk, "filling");
    await writeFile(filling, Buffer.alloc(75_000_000));
    expect(await start().ended()).toMatchObject(full);

    await rm(filling);
    const first = start();
    await first.says(/ready/);
    expect((await first.stop()).code).toBe(0);

    // As much as there is room for.
    await writeFile(filling, Buffer.alloc(120_000_000)).catch(() => {});
    expect(await start().ended()).toMatchObject(full);
    await rm(filling);
    const again = start();
    await again.says(/ready/);
    expect(await again.stop()).toMatchObject({ code: 0, errors: "" });
  },
);
