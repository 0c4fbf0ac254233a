import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { json } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { createBrand } from "../../modules/admin/index.ts";
import type { House } from "../../platform/house/module.ts";

type Imported = {
  seconds: number;
  status: string;
  read: number;
  imported: number;
  rejected: number;
  max_rss_mb: number;
};
export type FileResult = {
  rows: number;
  customers: number;
  rows_per_second: number;
  copy_rows_per_second: number;
  ratio_to_copy: number;
  max_rss_mb: number;
};

const child = fileURLToPath(new URL("ingest-child.ts", import.meta.url));

// As package.json starts Hamdel: garbage is collected early, which halves the memory of an import for a tenth of its speed.
const asStarted = ["--max-semi-space-size=16", "--heap-growing-percent=30"];

/**
 * Imports a file of interactions from the beginning to facts that are up to date: reading, checking, identities, claims, day counters,
 * activity, the fold. Then COPY writes the same rows into the same table, under another brand, in the same run.
 */
export async function benchFile(house: House, owner: pg.Pool, rows: number): Promise<FileResult> {
  const customers = Math.ceil(rows / 10);
  const file = path.join(house.config.dataDir, "bench.csv");
  await pipeline(Readable.from(pieces(rows, customers)), createWriteStream(file));
  const brand = await createBrand(house.database.app, { name: "file", now: house.clock() });
  const { url } = house.database;
  const importing = spawn(process.execPath, [...asStarted, child, url, house.config.dataDir, String(brand.id), file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const done = (await json(importing.stdout)) as Imported;
  if (done.imported !== rows) throw new Error(`the import is wrong: ${JSON.stringify(done)}`);
  const copied = await copySame(owner, brand.id);
  const perSecond = rows / done.seconds;
  return {
    rows,
    customers,
    rows_per_second: Math.round(perSecond),
    copy_rows_per_second: Math.round(copied),
    ratio_to_copy: Math.round((perSecond / copied) * 1000) / 1000,
    max_rss_mb: done.max_rss_mb,
  };
}

const channels = ["phone", "sms", "web", "app", "telegram", "in_person"];
const kinds = ["contact", "activity", "activity"];
const start = Date.UTC(2024, 2, 20);
const twoYears = 2 * 365 * 86_400;

/** The file: one interaction a line, in the order of time, of customers at random (the same each time). */
function* pieces(rows: number, customers: number): Generator<string> {
  let text = "external_id,customer_external_id,occurred_at,kind,channel,direction,touchpoint\n";
  let chance = 1;
  for (let row = 0; row < rows; row++) {
    chance = (Math.imul(chance, 1_664_525) + 1_013_904_223) >>> 0;
    const at = new Date(start + Math.floor((row / rows) * twoYears) * 1000).toISOString().slice(0, 19);
    const kind = kinds[chance % 3];
    text += `i${row},c${chance % customers},${at}Z,${kind},${channels[(chance >>> 8) % 6]},${kind === "contact" ? "in" : ""},site\n`;
    if (text.length < 65_536) continue;
    yield text;
    text = "";
  }
  yield text;
}

const columns =
  "id, recorded_at, occurred_at, identity_id, kind, channel, touchpoint, direction, partner_id, user_id, source_id, subject, subject_id, feeling";

/** Rows a second that COPY writes into the log, indexes and all, with nothing checked, found or counted. */
async function copySame(owner: pg.Pool, brandId: number): Promise<number> {
  const client = await owner.connect();
  try {
    const { rows } = await client.query<{ line: string }>(
      `select concat_ws(E'\\t', ${columns
        .split(", ")
        .map((name) => `coalesce(${name}::text, '\\N')`)
        .join(", ")}) as line from interaction where brand_id = $1 order by id`,
      [brandId],
    );
    const other = brandId + 1_000_000;
    const text: string[] = [];
    for (let at = 0; at < rows.length; at += 1000)
      text.push(
        rows
          .slice(at, at + 1000)
          .map(({ line }) => `${other}\t${line}\n`)
          .join(""),
      );
    const began = performance.now();
    await pipeline(Readable.from(text), client.query(copyFrom(`copy interaction (brand_id, ${columns}) from stdin`)));
    return rows.length / ((performance.now() - began) / 1000);
  } finally {
    client.release();
  }
}
