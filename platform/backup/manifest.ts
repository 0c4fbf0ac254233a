import type pg from "pg";
import * as z from "zod";

const table = z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number() });
const partition = z.object({ name: z.string(), parent: z.string(), bound: z.string() });
const sequence = z.object({ name: z.string(), last: z.string() });
const migration = z.object({ module: z.string(), name: z.string() });

/** What a backup says of itself. It is the last entry: a backup without it was cut short. */
export const manifestSchema = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  /** Names the secret key that the backup's sealed values need; the key itself is kept apart. */
  key: z.string(),
  migrations: z.array(migration),
  partitions: z.array(partition),
  tables: z.array(table),
  sequences: z.array(sequence),
  jobs: z.number(),
  files: z.number(),
  /** Files of the journal of erasures; older backups have none. */
  erasures: z.number().default(0),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Where the tables stand; partitions are read through their parent. */
export const schema = "hamdel";

type Shape = Pick<Manifest, "partitions" | "sequences" | "migrations"> & {
  tables: { name: string; columns: string[] }[];
};

/** The tables, partitions, sequence positions and migrations that the connection's snapshot sees. */
export async function readShape(client: pg.ClientBase): Promise<Shape> {
  const tables = await client.query(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname order by c.relname`,
    [schema],
  );
  const partitions = await client.query(
    `select c.relname as name, p.relname as parent, pg_get_expr(c.relpartbound, c.oid) as bound
     from pg_class c join pg_inherits i on i.inhrelid = c.oid join pg_class p on p.oid = i.inhparent
     where c.relnamespace = $1::regnamespace and c.relispartition and c.relkind = 'r' order by c.relname`,
    [schema],
  );
  const sequences = await client.query(
    "select sequencename as name, last_value::text as last from pg_sequences where schemaname = $1 and last_value is not null order by 1",
    [schema],
  );
  const migrations = await client.query(
    `select module, name from ${schema}.migration order by applied_at, module, name`,
  );
  return { tables: tables.rows, partitions: partitions.rows, sequences: sequences.rows, migrations: migrations.rows };
}

/** A table's name for SQL. */
export function quoted(name: string): string {
  return `${schema}."${name.replaceAll('"', '""')}"`;
}

/** Column names for SQL. */
export function columnList(columns: string[]): string {
  return columns.map((name) => `"${name.replaceAll('"', '""')}"`).join(", ");
}
