import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { instantOf, parseIsoDay } from "../../../../platform/i18n/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import type { ResponseFilter } from "../../contract/response-table.ts";

const feelings = {
  unhappy: sql`r.sentiment < -0.2`,
  neutral: sql`r.sentiment between -0.2 and 0.2`,
  happy: sql`r.sentiment > 0.2`,
};
const dayLength = 86_400_000;

/** What a filter asks of a response `r` that was handed in; days begin and end on the brand's clock. */
export async function narrowed(ctx: Context, filter: ResponseFilter): Promise<RawBuilder<unknown>[]> {
  const { commented, feeling, from, to, mode, channel, language } = filter;
  const narrow: RawBuilder<unknown>[] = [sql`r.answered_at is not null`];
  if (commented) narrow.push(sql`r.comment is not null`);
  if (feeling) narrow.push(feelings[feeling]);
  if (mode) narrow.push(sql`r.mode = ${mode}`);
  if (channel) narrow.push(sql`r.channel = ${channel}`);
  if (language) narrow.push(sql`r.language = ${language}`);
  if (from ?? to) {
    const { timeZone } = await brandSettings(ctx);
    if (from) narrow.push(sql`r.answered_at >= ${startOf(from, timeZone)}`);
    if (to) narrow.push(sql`r.answered_at < ${startOf(dayAfter(to), timeZone)}`);
  }
  return narrow;
}

function startOf(day: string, timeZone: string): Date {
  return instantOf(parseIsoDay(day)!, timeZone);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + dayLength).toISOString().slice(0, 10);
}
