import { sql } from "kysely";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import { announce } from "../../../../platform/events/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { listBrands } from "../../../admin/index.ts";
import type { ServiceTargetName } from "../../contract.ts";
import { ServiceLevelBroken, ServiceLevelWarned } from "../../events.ts";
import { conversationTopic } from "../conversations/hold-conversation.ts";

/** So many are told of in one transaction. */
const batch = 200;

type Due = { conversation_id: number; customer_id: number; target: ServiceTargetName; due_at: Date };

/** Every minute: says of each wait, once, that its time is short, and once that it is over. */
export async function tellDue(house: House): Promise<void> {
  for (const { id: brandId } of await listBrands(house.database.app)) {
    const on = { brandId, actor: system("service-levels"), now: house.clock() };
    for (const tell of [tellBroken, tellShort]) {
      while ((await withBrand(house.database.app, on, tell)) === batch);
    }
  }
}

/** What is over; nobody is warned of it afterwards. */
async function tellBroken(ctx: Context): Promise<number> {
  const over = await mark(
    ctx,
    sql`set broken_at = ${ctx.now}, breached_at = r.due_at, warned_at = coalesce(r.warned_at, ${ctx.now})`,
    sql`o.broken_at is null and o.due_at < ${ctx.now}`,
  );
  for (const one of over) await announce(ctx, ServiceLevelBroken, said(one));
  await recordChanges(ctx, conversationTopic, idsOf(over));
  return over.length;
}

async function tellShort(ctx: Context): Promise<number> {
  const short = await mark(
    ctx,
    sql`set warned_at = ${ctx.now}`,
    sql`o.warned_at is null and o.warn_at <= ${ctx.now} and o.due_at >= ${ctx.now}`,
  );
  for (const one of short) await announce(ctx, ServiceLevelWarned, said(one));
  await recordChanges(ctx, conversationTopic, idsOf(short));
  return short.length;
}

async function mark(ctx: Context, set: ReturnType<typeof sql>, when: ReturnType<typeof sql>): Promise<Due[]> {
  const { rows } = await sql<Due>`
    update reply_round r ${set} from
      (select o.brand_id, o.conversation_id, o.target, o.place, m.customer_id from reply_round o
       join conversation c on c.brand_id = o.brand_id and c.id = o.conversation_id
       join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
       where o.brand_id = ${ctx.brandId} and o.state = 'running' and ${when}
       order by o.due_at limit ${batch} for update of o skip locked) found
    where r.brand_id = found.brand_id and r.conversation_id = found.conversation_id and r.target = found.target and r.place = found.place
    returning r.conversation_id, found.customer_id, r.target, r.due_at`.execute(ctx.db);
  return rows;
}

const idsOf = (rows: readonly Due[]) => [...new Set(rows.map((row) => row.conversation_id))];
const said = ({ conversation_id, customer_id, target, due_at }: Due) => ({
  conversationId: conversation_id,
  customerId: customer_id,
  target,
  dueAt: due_at.toISOString(),
});
