import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { enqueue, type JobRun } from "../../../platform/jobs/index.ts";
import { beginnings, findChromium, joinPdfs, printPdf } from "../../../platform/print/index.ts";
import { storageOf } from "../../../platform/storage/index.ts";
import { recordAudit } from "../../admin/index.ts";
import { type Batch, findBatch } from "./batch-rows.ts";
import { clearAway, forgetPrint, placeOfPart, placeOfPrint } from "./forget-prints.ts";
import { gatherAgain } from "./gather-letters.ts";
import { letterPages, type OneLetter, type Sheet } from "./page/letter-page.ts";
import { envelopes, sheetOf, writeLetters } from "./print-rows.ts";

export const printJob = "print-letters";
/** Letters of one part: what Chromium and this process hold at a time. */
const partSize = 100;
const keptFor = 7 * 86_400_000;

type Print = Batch & { file: string };

/** Checks a batch once more and has it printed. Refuses as `gatherAgain` does, `cannot_print`, and `nobody_to_write` where all are left out. */
export async function startPrinting(ctx: Context, house: House, id: number): Promise<void> {
  const batch = await gatherAgain(ctx, id);
  if (!findChromium(house.config.chromium)) throw new Refusal("cannot_print");
  const { length } = await envelopes(ctx, id);
  if (length === 0) throw new Refusal("nobody_to_write");
  await forgetPrint(ctx, batch);
  await sql`update letter_batch set printing_at = ${ctx.now}, printing = ${length}, printed = 0, parts = 0, problem = null,
      file = ${randomBytes(20).toString("hex")}, pages = null, bytes = null, printed_at = null, expires_at = null
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await enqueue(ctx, printJob, { batchId: id }, { key: `${printJob}:${ctx.brandId}:${id}` });
  await recordAudit(ctx, { action: "letters.printed", subject: "letter_batch", subjectId: id });
}

/** Prints what is not printed yet, part by part, and joins the parts into one file. Taken up again it goes on where it was broken off; `most` letters are a part. */
export async function printBatch(job: JobRun, { batchId }: { batchId: number }, most = partSize): Promise<void> {
  const batch = await job.read((ctx) => findBatch(ctx, batchId)).catch(() => null);
  if (!batch?.printing_at || !batch.file) return;
  const print = { ...batch, file: batch.file };
  try {
    const parts = await printParts(job, print, most);
    if (parts !== null) await joinParts(job, print, parts);
  } catch (error) {
    job.house.log.error({ err: error, brandId: job.brandId, batchId }, "letters could not be printed");
    await job.write((ctx) => giveUp(ctx, print));
  }
}

async function giveUp(ctx: Context, { id, file }: Print): Promise<void> {
  const { rows } = await sql<Pick<Batch, "parts">>`update letter_batch
    set printing_at = null, file = null, problem = 'print_failed'
    where brand_id = ${ctx.brandId} and id = ${id} and file = ${file} and printing_at is not null returning parts`.execute(
    ctx.db,
  );
  for (const { parts } of rows) await forgetPrint(ctx, { file, parts });
}

/** How many parts there are in the end; null where somebody began anew, or took the batch away. */
async function printParts(job: JobRun, print: Print, most: number): Promise<number | null> {
  const { house, brandId } = job;
  const chromium = findChromium(house.config.chromium);
  if (!chromium) throw new Error("there is no Chromium any more");
  const origin = new URL(house.config.publicUrl).origin;
  for (let part = print.parts; ; part++) {
    const { sheet, letters } = await job.read(async (ctx) => ({
      sheet: await sheetOf(ctx, print.template, origin),
      letters: await writeLetters(ctx, print, await envelopes(ctx, print.id, { skip: part * most, most })),
    }));
    if (letters.length === 0) return part;
    const pdf = await numbered(chromium, sheet, letters);
    await storageOf(house.config).put(placeOfPart(brandId, print.file, part), pdf);
    const stands = await job.write((ctx) => notePart(ctx, print, part + 1, letters.length));
    if (stands) continue;
    await clearAway(job, print, part + 1);
    return null;
  }
}

/** A part with page numbers under letters of several sheets: only the print itself tells how many there are. */
async function numbered(chromium: string, sheet: Sheet, letters: readonly OneLetter[]): Promise<Buffer> {
  const plain = await printPdf(chromium, await letterPages(sheet, letters), { tagged: false });
  const begins = beginnings(plain, letters.length);
  const pages = letters.map((_, place) => begins[place + 1]! - begins[place]!);
  if (pages.every((count) => count === 1)) return plain;
  return printPdf(chromium, await letterPages(sheet, letters, pages), { tagged: false });
}

async function notePart(ctx: Context, { id, file }: Print, parts: number, letters: number): Promise<boolean> {
  const { numAffectedRows } = await sql`update letter_batch set parts = ${parts}, printed = printed + ${letters}
    where brand_id = ${ctx.brandId} and id = ${id} and file = ${file} and parts = ${parts - 1} and removed_at is null`.execute(
    ctx.db,
  );
  return Number(numAffectedRows) === 1;
}

async function joinParts(job: JobRun, print: Print, count: number): Promise<void> {
  const { house, brandId } = job;
  const { id, file } = print;
  const storage = storageOf(house.config);
  const pieces: Buffer[] = [];
  for await (const piece of joinPdfs(partsOf(house, brandId, file, count))) pieces.push(piece);
  const pdf = Buffer.concat(pieces);
  const pages = Number(
    /\/Type \/Pages \/Count (\d+)/.exec(pdf.toString("latin1", pdf.lastIndexOf("/Type /Pages")))?.[1],
  );
  await storage.put(placeOfPrint(brandId, file), pdf);
  const { numAffectedRows } = await job.write((ctx) => {
    const expires = new Date(ctx.now.getTime() + keptFor);
    return sql`update letter_batch set printing_at = null, printed_at = ${ctx.now}, pages = ${pages}, bytes = ${pdf.length},
        expires_at = ${expires} where brand_id = ${ctx.brandId} and id = ${id} and file = ${file}`.execute(ctx.db);
  });
  if (Number(numAffectedRows) === 0) return clearAway(job, print, count);
  for (let part = 0; part < count; part++) await storage.remove(placeOfPart(brandId, file, part));
}

async function* partsOf(house: House, brandId: number, file: string, count: number): AsyncGenerator<Buffer> {
  for (let part = 0; part < count; part++) {
    const bytes = await storageOf(house.config).get(placeOfPart(brandId, file, part));
    if (!bytes) throw new Error(`part ${part} is not there any more`);
    yield bytes;
  }
}
