import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import {
  type PersonIds,
  registerErasure,
  registerFacts,
  registerPersonalExport,
  registerReachEvidence,
} from "../../customers/index.ts";
import { sourceKeys } from "../../intake/index.ts";
import { findCallEvidence } from "./call-evidence.ts";

/** Per customer: how many interactions and contacts, when the first and last were, and the channel they were last seen on. */
function activityFacts(ctx: Context, customerIds: readonly number[]): RawBuilder<unknown> {
  return sql`
    select m.customer_id, sum(a.interactions)::int as interactions, sum(a.contacts)::int as contacts,
           min(a.first_contact_at) as first_contact_at, max(a.last_contact_at) as last_contact_at,
           max(a.last_seen_at) as last_seen_at,
           (array_agg(a.last_channel order by a.last_seen_at desc nulls last))[1] as last_channel
    from identity_map m
    join identity_activity a on a.brand_id = m.brand_id and a.identity_id = m.identity_id
    where m.brand_id = ${ctx.brandId} and m.customer_id = any(${customerIds as number[]}::bigint[])
    group by m.customer_id`;
}

/** The facts stay; what was said, and anything else written about the person, goes. */
async function forgetWords(ctx: Context, { identityIds }: PersonIds): Promise<void> {
  await sql`
    delete from interaction_text t using interaction i
    where i.brand_id = ${ctx.brandId} and i.identity_id = any(${identityIds as number[]}::bigint[])
      and t.brand_id = i.brand_id and t.interaction_id = i.id and t.recorded_at = i.recorded_at`.execute(ctx.db);
}

async function interactionsOfPerson(ctx: Context, { identityIds }: PersonIds): Promise<unknown> {
  const { rows } = await sql<{ source_id: number }>`
    select i.occurred_at, i.recorded_at, i.kind, i.channel, i.touchpoint, i.direction, i.subject, i.feeling, i.source_id,
           t.body as text, t.meta
    from interaction i
    left join interaction_text t on t.brand_id = i.brand_id and t.interaction_id = i.id and t.recorded_at = i.recorded_at
    where i.brand_id = ${ctx.brandId} and i.identity_id = any(${identityIds as number[]}::bigint[])
    order by i.occurred_at, i.id`.execute(ctx.db);
  const sources = await sourceKeys(
    ctx,
    rows.map((row) => row.source_id),
  );
  return rows.map(({ source_id, ...row }) => ({ ...row, source: sources.get(source_id) }));
}

/** Tells `customers` what the log says about people. */
export function registerWithCustomers(): void {
  registerFacts({
    name: "activity",
    columns: ["interactions", "contacts", "first_contact_at", "last_contact_at", "last_seen_at", "last_channel"],
    select: activityFacts,
  });
  registerReachEvidence("calls", findCallEvidence);
  registerErasure("interactions", forgetWords);
  registerPersonalExport("interactions", interactionsOfPerson);
}
