import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { toPersianDigits } from "../../../platform/i18n/index.ts";
import type { JobRun } from "../../../platform/jobs/index.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { findChromium } from "../../../platform/print/index.ts";
import { lettersApp } from "../testing/letters-app.ts";
import { pdfPages, saysPersian } from "../testing/pdf-text.ts";
import { forgetOldPrints } from "./forget-prints.ts";
import { printBatch } from "./print-batch.ts";

const { database, house, time, story, workOff } = await lettersApp();
const chromium = findChromium(house.config.chromium);
const unlock =
  "select graphile_worker.force_unlock_workers(array(select locked_by from graphile_worker._private_jobs where locked_by is not null))";

test("a batch becomes one PDF in the order of postal codes, with numbers under letters of several pages alone", {
  timeout: 180_000,
}, async () => {
  const { ok, send, customer, batch, template, show, file } = await story();
  const long = "بند ".repeat(2200);
  const body = "LETTER {{customer.name}} {{customer.city}}\n\n{{attribute.note|کوتاه}}\n\n{{attribute.note}}";
  await ok("PUT", "/customer-attributes", { key: "note", label: "یادداشت", type: "text" });
  const text = await template({ body, paper: "a5", window: "right", signature: "مدیر" });
  const far = await customer("Far", { postal_code: "9134167891" });
  const near = await customer("Near", { postal_code: "1134167891" });
  const wordy = await customer("Wordy", { postal_code: "5134167891" }, { attributes: { note: long.slice(0, 1999) } });
  const id = await batch([far, near, wordy], { template: text });
  const started = await send("POST", `/letters/batches/${id}/printing`);
  if (!chromium) {
    expect([started.status, started.body.code]).toEqual([503, "cannot_print"]);
    return;
  }
  expect((await show(id)).printing).toEqual({ of: 3, printed: 0 });
  expect((await send("POST", `/letters/batches/${id}/printing`)).body.code).toBe("letters_printing");
  expect((await send("PUT", `/letters/batches/${id}/removal`, { removed: true })).body.code).toBe("letters_printing");
  await workOff();
  const done = await show(id);
  expect(done).toMatchObject({ printing: null, problem: null });
  const pages = pdfPages((await file(`${id}/pdf`)).rawPayload);
  expect(done.file!.pages).toBe(pages.length);
  const firsts = pages.flatMap((page) => /LETTER (\w+)/.exec(page)?.[1] ?? []);
  expect(firsts).toEqual(["Near", "Wordy", "Far"]);
  expect(saysPersian(pages[0]!, "کوتاه")).toBe(true);
  const several = pages.length - 2;
  expect(several).toBeGreaterThan(1);
  const numbers = pages.map((page) => saysPersian(page, "صفح"));
  expect(numbers).toEqual([false, ...Array.from({ length: several }, () => true), false]);
  expect(saysPersian(pages[several]!, `${toPersianDigits(several)} از ${toPersianDigits(several)}`)).toBe(true);
});

test.skipIf(!chromium)(
  "a print whose process is killed goes on behind the last part, and makes one PDF",
  { timeout: 180_000 },
  async () => {
    const { ok, customer, batch, template, show, file } = await story();
    const ids: number[] = [];
    for (let n = 0; n < 8; n++)
      ids.push(await customer(`Person${n}`, { postal_code: `${n + 1 === 2 ? 9 : n + 1}134167891` }));
    const id = await batch(ids, { template: await template({ body: "LETTER {{customer.name}}" }) });
    await ok("POST", `/letters/batches/${id}/printing`);
    await database.owner.query("update graphile_worker._private_jobs set run_at = now()");
    const script = fileURLToPath(new URL("../testing/printer-child.ts", import.meta.url));
    const child = spawn(process.execPath, [script, database.url, house.config.dataDir], {
      stdio: ["ignore", "inherit", "inherit"],
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    await expect
      .poll(async () => (await show(id)).printing?.printed ?? 0, { timeout: 90_000 })
      .toBeGreaterThanOrEqual(2);
    child.kill("SIGKILL");
    await once(child, "exit");
    const before = (await show(id)).printing!;
    expect(before.printed).toBeLessThan(8);
    await database.owner.query(unlock);
    await database.owner.query("update graphile_worker._private_jobs set run_at = now()");
    const printed: number[] = [];
    const jobs = {
      "print-letters": (job: JobRun, payload: { batchId: number }) => {
        printed.push(before.printed);
        return printBatch(job, payload, 2);
      },
    };
    await runDueJobs(house, [{ name: "letters", jobs }]);
    expect(printed).toHaveLength(1);
    const pages = pdfPages((await file(`${id}/pdf`)).rawPayload);
    expect(pages.map((page) => /LETTER (\w+)/.exec(page)?.[1])).toHaveLength(8);
    expect(new Set(pages)).toHaveProperty("size", 8);
  },
);

test.skipIf(!chromium)(
  "labels and the list bear the same addresses; a print is thrown away after a week, and with whoever is in it",
  { timeout: 180_000 },
  async () => {
    const { ok, customer, batch, show, file, agent } = await story();
    const ids = [];
    for (let n = 0; n < 25; n++) ids.push(await customer(`Person${n}`, { lines: `Street ${n} =1+1`, city: "Shiraz" }));
    const id = await batch(ids);
    const labels = pdfPages((await file(`${id}/labels`)).rawPayload);
    expect(labels).toHaveLength(2);
    expect(labels.map((page) => page.match(/Person\d+/g)?.length)).toEqual([24, 1]);
    const lines = (await file(`${id}/addresses`)).body.split("\r\n");
    expect(lines[0]).toBe("\ufeffنام,استان,شهر,نشانی,کد پستی");
    expect(lines).toHaveLength(27);
    expect((await agent.ask(`/api/v1/letters/batches/${id}/addresses`)).status).toBe(403);
    const print = async () => {
      await ok("POST", `/letters/batches/${id}/printing`);
      await workOff();
      expect((await show(id)).file?.pages).toBeGreaterThan(0);
    };
    await print();
    time.now = new Date(time.now.getTime() + 7 * 86_400_000);
    await forgetOldPrints(house);
    await workOff();
    expect((await show(id)).file).toBeNull();
    expect((await file(`${id}/pdf`)).json().code).toBe("print_gone");
    await print();
    await ok("POST", `/customers/${ids[0]}/erasure`);
    await workOff();
    expect(await show(id)).toMatchObject({ file: null, letters: 24 });
    expect(
      await readdir(path.join(house.config.dataDir, "files", "letters"), { recursive: true, withFileTypes: true }).then(
        (all) => all.filter((one) => one.isFile()).length,
      ),
    ).toBe(0);
  },
);
