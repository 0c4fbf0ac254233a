import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { MetricGroup } from "../../../insights/contract.ts";
import { count, type Metric, type Question, rate } from "../../../insights/index.ts";
import {
  type CaseOptions,
  caseGroupings,
  caseOptions,
  chosen,
  groupedBy,
  namedProducts,
  within,
} from "./case-groups.ts";
import { metricWords } from "./words.ts";

type Asked = Question<CaseOptions>;
type CaseRate = Metric<typeof caseOptions>;

async function share(
  ctx: Context,
  question: Asked,
  column: string,
  hit: ReturnType<typeof sql>,
): Promise<MetricGroup[]> {
  const grouped = groupedBy(question);
  const { rows } = await sql<Record<string, unknown> & { n: number; hits: number }>`
    select ${grouped.select}, count(*)::int as n, count(*) filter (where ${hit})::int as hits from customer_case c
    where ${chosen(ctx, question.options)} and ${within(question, column)} group by ${grouped.places} order by ${grouped.places}`.execute(
    ctx.db,
  );
  if (rows.length === 0 && question.by.length === 0) return [rate({}, 0, 0)];
  return namedProducts(
    ctx,
    rows.map((row) => rate(grouped.keyOf(row), row.hits, row.n)),
  );
}

const base = { by: caseGroupings, options: caseOptions, spans: "interactions" as const };

/** Of the cases that were closed, the share that the customer said is solved. */
export const recovery: CaseRate = {
  ...base,
  name: "case-recovery",
  unit: "rate",
  words: metricWords["case-recovery"],
  compute: (ctx, question) => share(ctx, question, "c.closed_at", sql`c.state = 'solved'`),
};

/** Of the cases whose customers were asked, the share that came back. */
export const reopenRate: CaseRate = {
  ...base,
  name: "case-reopen-rate",
  unit: "rate",
  words: metricWords["case-reopen-rate"],
  compute: (ctx, question) => share(ctx, question, "c.first_asked_at", sql`c.reopened > 0`),
};

/** How many were opened. */
export const opened: CaseRate = {
  ...base,
  name: "cases-opened",
  unit: "count",
  words: metricWords["cases-opened"],
  compute: async (ctx, question) => {
    const grouped = groupedBy(question);
    const { rows } = await sql<
      Record<string, unknown> & { n: number }
    >`select ${grouped.select}, count(*)::int as n from customer_case c
      where ${chosen(ctx, question.options)} and ${within(question, "c.opened_at")} group by ${grouped.places} order by ${grouped.places}`.execute(
      ctx.db,
    );
    if (rows.length === 0 && question.by.length === 0) return [count({}, 0)];
    return namedProducts(
      ctx,
      rows.map((row) => count(grouped.keyOf(row), row.n)),
    );
  },
};

/** How many are open now, and how many of them are overdue. */
export const open: CaseRate = {
  ...base,
  name: "cases-open",
  unit: "count",
  spans: "now",
  words: metricWords["cases-open"],
  compute: async (ctx, question) => {
    const grouped = groupedBy(question);
    const { rows } = await sql<Record<string, unknown> & { n: number; overdue: number; waiting: number }>`
      select ${grouped.select}, count(*)::int as n, count(*) filter (where c.state in ('open', 'reopened') and c.due_at < ${ctx.now})::int as overdue,
        count(*) filter (where c.state = 'waiting_confirmation')::int as waiting from customer_case c
      where ${chosen(ctx, question.options)} and c.closed_at is null group by ${grouped.places} order by ${grouped.places}`.execute(
      ctx.db,
    );
    if (rows.length === 0 && question.by.length === 0) return [count({}, 0, { overdue: 0, waiting: 0 })];
    const groups = rows.map(({ n, overdue, waiting, ...row }) => count(grouped.keyOf(row), n, { overdue, waiting }));
    return namedProducts(ctx, groups);
  },
};

/** What was given to make good. */
export const cost: CaseRate = {
  ...base,
  name: "case-cost",
  unit: "money",
  words: metricWords["case-cost"],
  compute: async (ctx, question) => {
    const grouped = groupedBy(question);
    const { rows } = await sql<Record<string, unknown> & { n: number; sum: number }>`
      select ${grouped.select}, count(*)::int as n, sum(c.cost)::bigint as sum from customer_case c
      where ${chosen(ctx, question.options)} and ${within(question, "c.opened_at")} and c.cost is not null and c.cost_currency = ${question.brand.currency}
      group by ${grouped.places} order by ${grouped.places}`.execute(ctx.db);
    const groups = rows.map(({ n, sum, ...row }) => sumOf(grouped.keyOf(row), n, Number(sum), question.brand.currency));
    if (groups.length === 0 && question.by.length === 0) return [sumOf({}, 0, 0, question.brand.currency)];
    return namedProducts(ctx, groups);
  },
};

function sumOf(key: MetricGroup["key"], n: number, value: number, currency: string): MetricGroup {
  return { key, n, value, low: null, high: null, currency };
}
