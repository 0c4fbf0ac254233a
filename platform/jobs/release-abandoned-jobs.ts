import pg from "pg";

const lock = 7_236_814; // any number, the same in every process

/**
 * Says on a connection of its own that this worker lives, as long as it does. The first worker on a database finds no other alive:
 * whatever is locked then was left by one that was killed, and is given back at once instead of after four hours. Handlers may run
 * twice, so a worker whose connection broke loses nothing by it. Gives how to stop saying so.
 */
export async function releaseAbandonedJobs(url: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query("select pg_try_advisory_lock($1) as alone", [lock]);
  if (rows[0].alone) {
    await client.query(`select graphile_worker.force_unlock_workers(array(
      select distinct locked_by from graphile_worker._private_jobs where locked_by is not null))`);
  }
  await client.query("select pg_advisory_lock_shared($1)", [lock]);
  if (rows[0].alone) await client.query("select pg_advisory_unlock($1)", [lock]);
  return () => client.end();
}
