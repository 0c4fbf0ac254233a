import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { enqueue, type JobRun } from "../../../../platform/jobs/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { mentionTopic } from "../take/take-mentions.ts";
import { type LiveTerm, liveTerms } from "./live-terms.ts";
import { judgeTerm, spokenOf } from "./match-terms.ts";

export const lookBackJob = "look-back-for-mention-term";
const atOnce = 500;

type Held = { id: number; title: string | null; body: string | null; place: string | null };

/**
 * New words are looked for in what is held, soon; and feeds are read whole once more, as what nothing was found in was not kept. Read in a
 * transaction of its own, so a year of mentions keeps nobody waiting.
 */
export async function wantLookBack(ctx: Context, termId: number): Promise<void> {
  await enqueue(ctx, lookBackJob, { termId }, { key: `mention-term:${ctx.brandId}:${termId}` });
  await sql`update mention_source set etag = null, last_modified = null, next_at = least(next_at, ${ctx.now})
    where brand_id = ${ctx.brandId} and kind = 'feed' and removed_at is null and failures = 0`.execute(ctx.db);
}

/** Finds a term in mentions whose words are still kept, newest first, each once for its version. Twice is as once. */
export async function lookBack(job: JobRun, { termId }: { termId: number }): Promise<void> {
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const last = await job.write((ctx) => lookThrough(ctx, termId, before));
    if (last === null) return;
    before = last;
  }
}

/** One part; gives the last mention it saw, null where there is no more to see. */
async function lookThrough(ctx: Context, termId: number, before: number): Promise<number | null> {
  const term = (await liveTerms(ctx)).find(({ id }) => id === termId);
  if (!term) return null;
  const { rows } = await sql<Held>`select id, title, body, place from public_mention
    where brand_id = ${ctx.brandId} and id < ${before} and (title is not null or body is not null)
    order by id desc limit ${atOnce}`.execute(ctx.db);
  const found = rows.filter((held) => isFound(term, held)).map(({ id }) => id);
  const added = await sql<{
    mention_id: number;
  }>`insert into public_mention_term (brand_id, mention_id, term_id, version)
    select ${ctx.brandId}, id, ${term.id}, ${term.version} from unnest(${found}::bigint[]) id
    on conflict do nothing returning mention_id`.execute(ctx.db);
  const ids = added.rows.map(({ mention_id: id }) => id);
  if (ids.length > 0) await recordChanges(ctx, mentionTopic, ids);
  return rows.length < atOnce ? null : rows.at(-1)!.id;
}

function isFound(term: LiveTerm, { title, body, place }: Held): boolean {
  return judgeTerm(spokenOf([title, body, place].map((part) => part ?? "").join("\n")), term).found;
}
