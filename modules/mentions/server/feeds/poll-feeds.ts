import { sql } from "kysely";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { enqueue, type JobRun } from "../../../../platform/jobs/index.ts";
import { listBrands } from "../../../admin/index.ts";
import { type SourceRow, sourceById } from "../sources/source-rows.ts";
import type { Heard } from "../take/heard.ts";
import { takeMentions } from "../take/take-mentions.ts";
import { FeedProblem } from "./feed-problem.ts";
import { type Fetched, fetchFeed } from "./fetch-feed.ts";
import { type Feed, type FeedItem, readFeed } from "./read-feed.ts";

export const pollJob = "poll-mention-feed";
const minute = 60_000;
const longestWait = 24 * 60 * minute;

/** Every minute: hands out the feeds whose turn it is, a job each, and puts their next turn forward so that nobody else takes them. */
export async function handOutFeeds(house: House): Promise<void> {
  const now = house.clock();
  for (const { id: brandId } of await listBrands(house.database.app)) {
    await withBrand(house.database.app, { brandId, actor: system("mention-feeds"), now }, async (ctx) => {
      const { rows } = await sql<{
        id: number;
      }>`update mention_source s set next_at = ${now}::timestamptz + s.every_minutes * interval '1 minute'
        from (select id from mention_source where brand_id = ${brandId} and kind = 'feed' and removed_at is null and next_at <= ${now}
          order by next_at limit 200 for update skip locked) due
        where s.brand_id = ${brandId} and s.id = due.id returning s.id`.execute(ctx.db);
      for (const { id } of rows)
        await enqueue(ctx, pollJob, { sourceId: id }, { key: `mention-feed:${brandId}:${id}` });
    });
  }
}

/** Asks one feed for what is new. Its trouble is noted where people see it, and each failure doubles the wait, to a day at most. */
export async function pollFeed(job: JobRun, { sourceId }: { sourceId: number }): Promise<void> {
  const source = await job.read((ctx) => sourceById(ctx, sourceId)).catch(() => null);
  if (!source?.address) return;
  try {
    const fetched = await fetchFeed(job.house, source.address, {
      etag: source.etag,
      lastModified: source.last_modified,
    });
    const feed = fetched.unchanged ? null : readFeed(fetched.body, fetched.address);
    await job.write((ctx) => keepNew(ctx, source, fetched, feed));
  } catch (error) {
    if (!(error instanceof FeedProblem)) throw error;
    await job.write((ctx) => noteProblem(ctx, source, error));
  }
}

async function keepNew(ctx: Context, source: SourceRow, fetched: Fetched, feed: Feed | null): Promise<void> {
  if (feed) await takeMentions(ctx, source, heardIn(feed, ctx.now));
  const { etag, lastModified } = fetched.unchanged
    ? { etag: source.etag, lastModified: source.last_modified }
    : fetched;
  await sql`update mention_source set etag = ${etag}, last_modified = ${lastModified}, checked_at = ${ctx.now}, failures = 0, problem = null
    where brand_id = ${ctx.brandId} and id = ${source.id} and address = ${source.address}`.execute(ctx.db);
}

async function noteProblem(
  ctx: Context,
  { id, address, failures, every_minutes }: SourceRow,
  problem: FeedProblem,
): Promise<void> {
  const doubled = every_minutes * minute * 2 ** Math.min(failures + 1, 10);
  const wait = Math.min(longestWait, Math.max(doubled, (problem.retryAfter ?? 0) * 1000));
  await sql`update mention_source set failures = failures + 1, problem = ${problem.code}, checked_at = ${ctx.now},
      next_at = ${new Date(ctx.now.getTime() + wait)}
    where brand_id = ${ctx.brandId} and id = ${id} and address = ${address}`.execute(ctx.db);
}

/** Entries of a feed as they are heard: what has no date was said when we first saw it. */
export function heardIn(feed: Feed, now: Date): Heard[] {
  return feed.items.map((item: FeedItem) => ({
    ...{
      key: item.key,
      saidAt: item.at ?? now,
      title: item.title,
      text: item.text,
      author: item.author,
      link: item.link,
    },
    ...{ place: feed.title, channel: "web" },
  }));
}
