import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";

/** Every column of every table in which one of these stands. */
export async function columnsWith(texts: readonly string[], owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query(`select format('%I.%I', n.nspname, c.relname) as name, a.attname as attribute,
      a.atttypid = 'bytea'::regtype as bytes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname in ('hamdel', 'graphile_worker') and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname not in ('calendar_day', 'migration', 'migrations')`);
  const where: string[] = [];
  for (const { name: table, attribute, bytes } of rows) {
    const column = `"${attribute}"`;
    const holds = bytes
      ? `position(convert_to(trace, 'UTF8') in ${column}) > 0`
      : `position(trace in ${column}::text) > 0`;
    const held = await owner.query(`select distinct trace from ${table}, unnest($1::text[]) as trace where ${holds}`, [
      texts,
    ]);
    where.push(...held.rows.map(({ trace }) => `${table}.${attribute}: ${trace}`));
  }
  return where;
}

/** Every file below a data folder in which one of these stands. */
export async function filesWith(texts: readonly string[], dataDir: string): Promise<string[]> {
  const files = await readdir(dataDir, { recursive: true, withFileTypes: true }).catch(() => []);
  const where: string[] = [];
  for (const file of files.filter((one) => one.isFile())) {
    const content = await readFile(path.join(file.parentPath, file.name), "utf8");
    where.push(...texts.filter((text) => content.includes(text)).map((text) => `a kept file: ${text}`));
  }
  return where;
}
