import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { type Database, openDatabase } from "../db/index.ts";
import { otherDatabase } from "../postgres/index.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The migrated template, and the server it is on. */
    template: { server: string; name: string };
  }
}

export type TestDatabase = {
  /** The owner's connection string. */
  url: string;
  /** Works as the app's unprivileged role: row-level security holds. */
  app: Database;
  /** Works as the owner, past row-level security: for looking at what is really stored. */
  owner: pg.Pool;
};

/**
 * A migrated database of this test file's own, made from the template (some 70 ms) and dropped after its last test:
 * `const database = await testDatabase();` at the top of the file.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { server, name: template } = inject("template");
  const name = `test_${randomBytes(6).toString("hex")}`;
  // Copying its 26 MB as files takes a quarter of the time that going through the log takes.
  await onServer(server, `create database ${name} template ${template} strategy file_copy`);
  const url = otherDatabase(server, name);
  const app = openDatabase(url, { connections: 8 });
  const owner = new pg.Pool({ connectionString: url, max: 4, options: "-c search_path=hamdel,public -c timezone=UTC" });
  owner.on("error", () => {});
  afterAll(async () => {
    await app.close();
    await owner.end();
    await dropDatabase(server, name);
  });
  return { url, app, owner };
}

/** An empty, unmigrated database of the test's own, dropped after the file. Gives the owner's connection string. */
export async function emptyDatabase(): Promise<string> {
  const { server } = inject("template");
  const name = `empty_${randomBytes(6).toString("hex")}`;
  await onServer(server, `create database ${name}`);
  afterAll(() => dropDatabase(server, name));
  return otherDatabase(server, name);
}

/**
 * A pool says that it ended while its last connections are still closing: one that the server breaks off at that moment throws into the
 * process. So they are waited for (PostgreSQL does, five seconds), and only what a test left open is broken off.
 */
async function dropDatabase(server: string, name: string): Promise<void> {
  await onServer(server, `drop database ${name}`).catch(() => onServer(server, `drop database ${name} with (force)`));
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
