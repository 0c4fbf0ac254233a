import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, onTestFinished, test } from "vitest";
import type { JobRun } from "../../../platform/jobs/index.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { findChromium } from "../../../platform/print/index.ts";
import { fakeS3 } from "../../../platform/testing/fake-s3.ts";
import { lettersApp } from "../testing/letters-app.ts";
import { pdfPages } from "../testing/pdf-text.ts";
import { forgetJob, removePrint } from "./forget-prints.ts";
import { printBatch, printJob } from "./print-batch.ts";

const { house, time, story, workOff } = await lettersApp();
const chromium = findChromium(house.config.chromium);
const withChromium = test.skipIf(!chromium);
const who = { bucket: "hamdel", key: "AK", secret: "secret", region: "ir-thr-at1" };
const s3 = await fakeS3(who);
afterAll(() => s3.close());
house.config = { ...house.config, s3: { ...who, endpoint: s3.endpoint }, allowPrivate: ["127.0.0.1"] };
const forgetting = { name: "letters", jobs: { [forgetJob]: removePrint } };

/** A batch of so many letters whose print was ordered, and whom they go to. */
async function ordered(count: number) {
  s3.objects.clear();
  const told = await story();
  const ids: number[] = [];
  for (let n = 0; n < count; n++) ids.push(await told.customer(`Person${n}`));
  const id = await told.batch(ids, { template: await told.template({ body: "LETTER {{customer.name}}" }) });
  await told.ok("POST", `/letters/batches/${id}/printing`);
  return { ...told, id, ids };
}

/** Prints what is ordered, one letter a part, by a job that is otherwise as `changed` says. */
async function print(changed: Partial<JobRun> = {}): Promise<void> {
  const run = (job: JobRun, payload: { batchId: number }) => printBatch({ ...job, ...changed }, payload, 1);
  await runDueJobs(house, [{ name: "letters", jobs: { [printJob]: run } }]);
}

/** Does something while the file with this ending is on its way to the storage, once. */
function whilePutting(ending: RegExp, deed: () => Promise<unknown>): void {
  s3.beforeTaken(async (name) => {
    if (!ending.test(name)) return;
    s3.beforeTaken(async () => {});
    await deed();
  });
}

/** A Chromium that prints so many times and then no more. */
async function tiredChromium(times: number): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "hamdel-tired-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [script, counted] = [path.join(folder, "chromium"), path.join(folder, "count")];
  const words = `#!/bin/sh\necho >> ${counted}\n[ $(wc -l < ${counted}) -le ${times} ] || exit 1\nexec ${chromium} "$@"\n`;
  await writeFile(script, words, { mode: 0o700 });
  return script;
}

withChromium("a print that fails at its third part leaves nothing behind", async () => {
  const { id, show } = await ordered(4);
  const named = await tiredChromium(2);
  await print({ house: { ...house, config: { ...house.config, chromium: named } } });
  expect(await show(id)).toMatchObject({ printing: null, file: null, problem: "print_failed" });
  expect(s3.objects.size).toBe(2);
  await workOff();
  expect(s3.objects.size).toBe(0);
});

withChromium.each([
  ["a part", /-1$/, 1],
  ["the whole", /\/[0-9a-f]+$/, 3],
])("who is erased while %s is being put is in nothing that stays", async (_what, ending, before) => {
  const { id, ids, ok, show } = await ordered(3);
  const kept: number[] = [];
  whilePutting(ending, async () => {
    kept.push(s3.objects.size);
    await ok("POST", `/customers/${ids[0]}/erasure`);
    await workOff();
    kept.push(s3.objects.size);
  });
  await print();
  expect(kept).toEqual([before, 0]);
  expect(await show(id)).toMatchObject({ printing: null, file: null, letters: 2 });
  expect(s3.objects.size).toBe(0);
});

withChromium("nor does it stay where the process is killed thereafter", async () => {
  const { ids, ok } = await ordered(3);
  time.now = new Date();
  whilePutting(/-0$/, async () => {
    await ok("POST", `/customers/${ids[0]}/erasure`);
    await runDueJobs(house, [forgetting]);
  });
  await print({ write: () => Promise.reject(new Error("killed")) });
  expect(s3.objects.size).toBe(1);
  await workOff();
  expect(s3.objects.size).toBe(0);
});

withChromium("a run that another one has overtaken takes nothing from it", async () => {
  const { id, file } = await ordered(2);
  const twice = async (job: JobRun, payload: { batchId: number }) => {
    whilePutting(/-0$/, () => printBatch(job, payload, 1));
    await printBatch(job, payload, 1);
  };
  await runDueJobs(house, [{ name: "letters", jobs: { [printJob]: twice } }]);
  await workOff();
  expect(pdfPages((await file(`${id}/pdf`)).rawPayload)).toHaveLength(2);
});

withChromium("a run that joins after another one is done does not take its print away", async () => {
  const { id, file, show } = await ordered(2);
  const twice = async (job: JobRun, payload: { batchId: number }) => {
    let reads = 0;
    const late = async <T>(work: Parameters<typeof job.read<T>>[0]): Promise<T> => {
      const found = await job.read(work);
      // The batch, its two parts and that there is no third: now it would join them.
      if (++reads === 4) await printBatch(job, payload, 1);
      return found;
    };
    await printBatch({ ...job, read: late }, payload, 1);
  };
  await runDueJobs(house, [{ name: "letters", jobs: { [printJob]: twice } }]);
  await workOff();
  expect(await show(id)).toMatchObject({ printing: null, problem: null, file: { pages: 2 } });
  expect(pdfPages((await file(`${id}/pdf`)).rawPayload)).toHaveLength(2);
});
