import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { wilson } from "../../../../platform/stats/index.ts";
import { brandSettings, isoDayInBrand } from "../../../admin/index.ts";
import type { MentionCounts, MentionFilters, SentimentTally } from "../../contract.ts";
import { conditionsOf } from "./mention-filters.ts";

const day = 86_400_000;
const usualDays = 30;
const mostDays = 366;
const dayBefore = (iso: string, days: number) => new Date(Date.parse(iso) - days * day).toISOString().slice(0, 10);

/**
 * How many mentions each day had, by sentiment, on the brand's calendar: the last thirty days unless the filter names others, at most 366.
 * What somebody ignored is not counted. The share of negative ones with Wilson's interval.
 */
export async function countMentions(ctx: Context, filters: MentionFilters): Promise<MentionCounts> {
  const brand = await brandSettings(ctx);
  const to = filters.to ?? isoDayInBrand(brand, ctx.now);
  const [from = to] = [filters.from ?? dayBefore(to, usualDays - 1), dayBefore(to, mostDays - 1)].sort().slice(1);
  const where = await conditionsOf(ctx, { ...filters, from, to });
  const felt = filters.sentiment ? sql`m.sentiment = ${filters.sentiment}` : sql`true`;
  const { rows } = await sql<SentimentTally & { day: string }>`
    select to_char((m.said_at at time zone ${brand.timeZone})::date, 'YYYY-MM-DD') as day,
      count(*) filter (where m.sentiment = 'negative')::int as negative, count(*) filter (where m.sentiment = 'neutral')::int as neutral,
      count(*) filter (where m.sentiment = 'positive')::int as positive
    from public_mention m where ${where} and ${felt} and m.state <> 'ignored' group by 1`.execute(ctx.db);
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const days = [];
  for (let one = from; one <= to; one = dayBefore(one, -1))
    days.push(byDay.get(one) ?? { day: one, negative: 0, neutral: 0, positive: 0 });
  const sum = (key: keyof SentimentTally) => rows.reduce((all, row) => all + row[key], 0);
  const total = sum("negative") + sum("neutral") + sum("positive");
  const interval = wilson(sum("negative"), total);
  return { from, to, days, total, negative: interval && { share: sum("negative") / total, ...interval } };
}
