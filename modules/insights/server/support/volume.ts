import { type RawBuilder, sql } from "kysely";
import * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import type { MetricGroup } from "../../contract.ts";
import { count } from "../numbers.ts";
import type { Metric, Question } from "../registry.ts";
import { dayed, groupings, times } from "./groupings.ts";
import { during, narrowed, narrowing } from "./options.ts";
import { supportWords } from "./words.ts";

const messageOptions = narrowing.extend({ direction: z.enum(["in", "out"]).optional() });

async function counted(
  ctx: Context,
  question: Question,
  own: Record<string, string>,
  rows: RawBuilder<unknown>,
): Promise<MetricGroup[]> {
  const grouped = groupings(question, own);
  const found = await sql<Record<string, unknown> & { n: number }>`
    select ${grouped.columns}, count(*)::int as n from ${rows} group by ${grouped.places} order by ${grouped.places}`.execute(
    ctx.db,
  );
  if (found.rows.length === 0 && question.by.length === 0) return [count({}, 0)];
  return found.rows.map((row) => count(grouped.keyOf(row), row.n));
}

/** Conversations that began in the period. */
export const newConversations: Metric<typeof narrowing> = {
  name: "new-conversations",
  unit: "count",
  words: supportWords("new-conversations"),
  by: [...times, "channel", "team"],
  options: narrowing,
  spans: "conversations",
  compute: (ctx, question) => {
    const where = sql`v.brand_id = ${ctx.brandId} and v.spam_at is null and v.merged_into is null and ${during(question, "v.opened_at")}
      and ${narrowed(question.options, "assignee_id")}`;
    return counted(
      ctx,
      question,
      { channel: "channel", team: "team_id" },
      dayed(question, "conversation_view", "opened_at", where),
    );
  },
};

/** Messages that came in and went out; notes and what was withdrawn are none. */
export const messages: Metric<typeof messageOptions> = {
  name: "messages",
  unit: "count",
  words: supportWords("messages"),
  by: [...times, "channel", "team", "agent", "direction"],
  options: messageOptions,
  spans: "conversations",
  compute: (ctx, question) => {
    const { direction, ...rest } = question.options;
    const where = sql`v.brand_id = ${ctx.brandId} and ${during(question, "v.at")} and ${narrowed(rest, "user_id")}
      and (${direction ?? null}::text is null or v.direction = ${direction ?? null})`;
    const own = { channel: "channel", team: "team_id", agent: "user_id", direction: "direction" };
    return counted(ctx, question, own, dayed(question, "message_fact_view", "at", where));
  },
};
