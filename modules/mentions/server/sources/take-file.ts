import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type Context, withBrand } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { bringsHistory } from "../../../../platform/events/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { Caller } from "../../../../platform/http/index.ts";
import { brandSettings, recordAudit } from "../../../admin/index.ts";
import type { FileTaken } from "../../contract.ts";
import { takeMentions } from "../take/take-mentions.ts";
import { readTable } from "./read-table.ts";
import { sourceById } from "./source-rows.ts";

const shown = 50;
const stride = 500;

/**
 * Takes a file of mentions into a source of the kind `file`: read first, kept then in steps of 500, so that one that breaks off may simply come again. The file
 * itself is not kept. Refuses `not_found`, and like readTable.
 */
export async function takeFile(house: House, caller: Caller, sourceId: number, bytes: Buffer): Promise<FileTaken> {
  const inBrand = <T>(work: (ctx: Context) => Promise<T>) =>
    withBrand(house.database.app, { ...caller, now: house.clock() }, work);
  const { source, timeZone } = await inBrand(async (ctx) => ({
    source: await sourceById(ctx, sourceId),
    timeZone: (await brandSettings(ctx)).timeZone,
  }));
  if (source.kind !== "file") throw new Refusal("not_found", "source");
  const { heard, rejected } = await asFile(bytes, (file) => readTable(file, timeZone, house.clock()));
  const all = { kept: 0, repeated: 0, unmatched: 0 };
  for (let at = 0; at < heard.length; at += stride) {
    const taken = await inBrand((ctx) => {
      bringsHistory(ctx);
      return takeMentions(ctx, source, heard.slice(at, at + stride));
    });
    for (const key of ["kept", "repeated", "unmatched"] as const) all[key] += taken[key];
  }
  await inBrand((ctx) =>
    recordAudit(ctx, { action: "mention_source.file_taken", subject: "mention_source", subjectId: sourceId }),
  );
  return {
    ...all,
    read: heard.length + rejected.length,
    rejected: rejected.slice(0, shown),
    rejections: rejected.length,
  };
}

async function asFile<T>(bytes: Buffer, work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "hamdel-mentions-"));
  try {
    const file = path.join(folder, "mentions");
    await writeFile(file, bytes, { mode: 0o600 });
    return await work(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
