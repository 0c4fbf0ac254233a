import { type RawBuilder, sql } from "kysely";
import * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import type { MetricGroup } from "../../contract.ts";
import { rate } from "../numbers.ts";
import type { Metric, Question } from "../registry.ts";
import { dayed, groupings } from "./groupings.ts";
import { during, narrowed, narrowing } from "./options.ts";
import { supportWords } from "./words.ts";

const promiseOptions = z.strictObject({ agent: z.string().max(64).optional() });
const levelOptions = narrowing.extend({ target: z.enum(["first_reply", "next_reply", "resolution"]).optional() });

async function shareOf(
  ctx: Context,
  question: Question,
  own: Record<string, string>,
  rows: RawBuilder<unknown>,
  hit: RawBuilder<unknown>,
): Promise<MetricGroup[]> {
  const grouped = groupings(question, own);
  const found = await sql<Record<string, unknown> & { n: number; hits: number }>`
    select ${grouped.columns}, count(*)::int as n, count(*) filter (where ${hit})::int as hits from ${rows}
    group by ${grouped.places} order by ${grouped.places}`.execute(ctx.db);
  if (found.rows.length === 0 && question.by.length === 0) return [rate({}, 0, 0)];
  return found.rows.map((row) => rate(grouped.keyOf(row), row.hits, row.n));
}

/** Of what was resolved in the period, the share that was taken up again. */
export const reopenRate: Metric<typeof narrowing> = {
  name: "reopen-rate",
  unit: "rate",
  words: supportWords("reopen-rate"),
  by: ["day", "month", "channel", "team", "agent"],
  options: narrowing,
  spans: "conversations",
  compute: (ctx, question) => {
    const firsts = sql`(select f.*, (f.at at time zone ${question.brand.timeZone})::date as day from (
      select distinct on (v.conversation_id) v.*, exists (select from conversation_turn_view later where later.brand_id = v.brand_id
          and later.conversation_id = v.conversation_id and later.seq > v.seq and later.event = 'reopened') as again
      from conversation_turn_view v where v.brand_id = ${ctx.brandId} and v.event = 'resolved' and ${during(question, "v.at")}
      order by v.conversation_id, v.seq) f where ${narrowed(question.options, "user_id")}) rows`;
    return shareOf(ctx, question, { channel: "channel", team: "team_id", agent: "user_id" }, firsts, sql`again`);
  },
};

/** Of the promises that fell due in the period, the share that was kept in time. */
export const promisesKept: Metric<typeof promiseOptions> = {
  name: "promises-kept",
  unit: "rate",
  words: supportWords("promises-kept"),
  by: ["day", "month", "agent"],
  options: promiseOptions,
  spans: "conversations",
  compute: (ctx, question) => {
    const where = sql`v.brand_id = ${ctx.brandId} and v.released_at is null and v.due_at <= ${ctx.now} and ${during(question, "v.due_at")}
      and ${narrowed(question.options, "made_by")}`;
    const rows = dayed(question, "promise_view", "due_at", where);
    return shareOf(ctx, question, { agent: "made_by" }, rows, sql`kept_at <= due_at`);
  },
};

/** Of the waits to which a service level promised something, the share in which it was kept. */
export const serviceLevelsKept: Metric<typeof levelOptions> = {
  name: "service-levels-kept",
  unit: "rate",
  words: supportWords("service-levels-kept"),
  by: ["day", "month", "channel", "team", "agent", "target", "level"],
  options: levelOptions,
  spans: "conversations",
  compute: (ctx, question) => {
    const { target = null, ...rest } = question.options;
    const broken = sql`(v.breached_at is not null or (v.state = 'running' and v.due_at < ${ctx.now}))`;
    const where = sql`v.brand_id = ${ctx.brandId} and v.level_id is not null and (v.state = 'met' or ${broken})
      and ${during(question, "v.started_at")} and (${target}::text is null or v.target = ${target}) and ${narrowed(rest, "user_id")}`;
    const own = { channel: "channel", team: "team_id", agent: "user_id", target: "target", level: "level_name" };
    const rows = dayed(question, "reply_round_view", "started_at", where);
    return shareOf(ctx, question, own, rows, sql`breached_at is null and state = 'met'`);
  },
};
