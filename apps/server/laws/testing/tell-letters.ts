import type pg from "pg";

type Asking = (method: string, url: string, payload?: unknown) => Promise<{ id: number; rows: { id: number }[] }>;

/** Gives somebody a postal address with these words, a letter that was posted there, and one that came back. */
export async function tellLetters(ask: Asking, customer: number, words: string): Promise<void> {
  await ask("PUT", `/customers/${customer}/address`, { lines: words, city: words });
  const template = await ask("POST", "/letters/templates", { name: "نامه", language: "fa", body: "{{customer.name}}" });
  const audience = { kind: "ids", ids: [customer] };
  const body = { name: "نامه", template: template.id, audience, purpose: "service" };
  const batch = `/letters/batches/${(await ask("POST", "/letters/batches", body)).id}`;
  await ask("PUT", `${batch}/posting`, { day: "2026-02-10" });
  const { rows } = await ask("GET", `${batch}/letters`);
  await ask("PUT", `${batch}/letters/${rows[0]!.id}/return`, { returned: true });
}

/** That letters were posted is told ten seconds later: before or after what else happens meanwhile, as the machine is fast. So it is told now. */
export async function tellPostedNow(owner: pg.Pool): Promise<void> {
  await owner.query(`update graphile_worker._private_jobs j set run_at = now() - interval '1 second'
    from graphile_worker._private_tasks t where t.id = j.task_id and t.identifier = 'tell-posted-letters'`);
}
