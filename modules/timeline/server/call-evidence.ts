import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import type { PersonIds, ReachEvidence } from "../../customers/index.ts";

/** How often a customer was reached of the calls that people of the house made within half a year and whose outcome they noted. */
export async function findCallEvidence(ctx: Context, { identityIds }: PersonIds): Promise<ReachEvidence[]> {
  const { rows } = await sql<{ sent: number; answered: number }>`
    select count(*)::int as sent, count(*) filter (where t.meta ->> 'outcome' in ('reached', 'refused'))::int as answered
    from interaction i join interaction_text t
      on t.brand_id = i.brand_id and t.interaction_id = i.id and t.recorded_at = i.recorded_at
    where i.brand_id = ${ctx.brandId} and i.identity_id = any(${identityIds as number[]}::bigint[])
      and i.subject = 'call' and i.direction = 'out' and i.occurred_at > ${ctx.now}::timestamptz - interval '180 days'
      and t.meta ->> 'outcome' in ('reached', 'refused', 'no_answer', 'busy')`.execute(ctx.db);
  const { sent, answered } = rows[0]!;
  return sent === 0 ? [] : [{ channel: "phone", sent, answered, medianAnswerSeconds: answered > 0 ? 0 : null }];
}
