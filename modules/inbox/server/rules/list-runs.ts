import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { customerNames } from "../../../customers/index.ts";
import type { DoneDeed, RuleRun, runQuery, Weighed } from "../../contract.ts";

type Run = {
  id: number;
  rule_id: number;
  rule_name: string;
  conversation_id: number;
  customer_id: number;
  at: Date;
  held_back: string | null;
  deeds: DoneDeed[];
  why: Weighed[];
};

/** What rules did last, newest first; of one rule, or before a run that was seen. Fifty at once. */
export async function listRuns(ctx: Context, query: z.infer<typeof runQuery>): Promise<RuleRun[]> {
  const { rows } = await sql<Run>`
    select r.id, r.rule_id, rule.name as rule_name, r.conversation_id, m.customer_id, r.at, r.held_back, r.deeds, r.why
    from rule_run r join rule on rule.brand_id = r.brand_id and rule.id = r.rule_id
    join conversation c on c.brand_id = r.brand_id and c.id = r.conversation_id
    join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
    where r.brand_id = ${ctx.brandId} and (${query.rule ?? null}::bigint is null or r.rule_id = ${query.rule ?? null})
      and (${query.before ?? null}::bigint is null or r.id < ${query.before ?? null})
    order by r.id desc limit 50`.execute(ctx.db);
  const names = await customerNames(ctx, [...new Set(rows.map((row) => row.customer_id))]);
  return rows.map((row) => ({
    id: row.id,
    rule: { id: row.rule_id, name: row.rule_name },
    conversation: { id: row.conversation_id, customer: names.get(row.customer_id) ?? null },
    ...{ at: row.at.toISOString(), held_back: row.held_back, deeds: row.deeds, why: row.why },
  }));
}
