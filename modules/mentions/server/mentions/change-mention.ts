import { sql } from "kysely";
import { type Context, may } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { listMembers } from "../../../admin/index.ts";
import { openCase } from "../../../cases/index.ts";
import { holdOffErasures } from "../../../customers/index.ts";
import { authorOf } from "../../../inbox/index.ts";
import type { MentionChange } from "../../contract.ts";
import { mentionTopic } from "../take/take-mentions.ts";

type Held = {
  id: number;
  body: string | null;
  title: string | null;
  link: string | null;
  customer_id: number | null;
  case_id: number | null;
};

/** Answers, ignores, takes that back, or gives to a colleague. Refuses `not_found` and `member_unknown`. */
export async function changeMention(ctx: Context, id: number, { state, assignee }: MentionChange): Promise<void> {
  if (assignee && !(await listMembers(ctx)).some(({ userId }) => userId === assignee))
    throw new Refusal("member_unknown");
  await holdMention(ctx, id);
  if (state !== undefined)
    await sql`update public_mention set state = ${state}, state_at = ${ctx.now}, state_by = ${authorOf(ctx)}
      where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (assignee !== undefined)
    await sql`update public_mention set assignee = ${assignee} where brand_id = ${ctx.brandId} and id = ${id}`.execute(
      ctx.db,
    );
  await recordChanges(ctx, mentionTopic, [id]);
}

/**
 * Opens a case about what was said, once: for its author where they are known, else for the customer who is named. Refuses `not_found`,
 * `case_of_nobody`, and `not_permitted` to whom cases are closed.
 */
export async function caseOfMention(
  ctx: Context,
  id: number,
  asked: { title: string; customer?: number | undefined },
): Promise<number> {
  if (!may(ctx.actor, "cases.write")) throw new Refusal("not_permitted");
  await holdOffErasures(ctx);
  const held = await holdMention(ctx, id);
  if (held.case_id !== null) return held.case_id;
  const customer = held.customer_id ?? asked.customer;
  if (customer === undefined) throw new Refusal("case_of_nobody", "customer");
  const product = await productOf(ctx, id);
  const caseId = await openCase(ctx, {
    ...{
      customer,
      severity: "normal",
      wrong: [held.body ?? held.title, held.link].filter(Boolean).join("\n").slice(0, 2000),
    },
    title: asked.title || (held.title ?? held.body ?? "").split("\n")[0]!.slice(0, 120),
    ...(product !== null && { product }),
  });
  await sql`update public_mention set case_id = ${caseId} where brand_id = ${ctx.brandId} and id = ${id}`.execute(
    ctx.db,
  );
  await recordChanges(ctx, mentionTopic, [id]);
  return caseId;
}

/** One mention, locked until the transaction ends. Refuses `not_found`. */
async function holdMention(ctx: Context, id: number): Promise<Held> {
  const { rows } = await sql<Held>`select m.id, m.title, m.body, m.link, m.case_id,
      (select i.customer_id from identity_map i where i.brand_id = m.brand_id and i.identity_id = m.identity_id) as customer_id
    from public_mention m where m.brand_id = ${ctx.brandId} and m.id = ${id} for update of m`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "mention");
  return rows[0];
}

/** The product of which a mention speaks, where its terms name one and no second. */
async function productOf(ctx: Context, id: number): Promise<number | null> {
  const { rows } = await sql<{ product_id: number }>`select distinct t.product_id from public_mention_term f
    join mention_term t on t.brand_id = f.brand_id and t.id = f.term_id
    where f.brand_id = ${ctx.brandId} and f.mention_id = ${id} and t.product_id is not null`.execute(ctx.db);
  return rows.length === 1 ? rows[0]!.product_id : null;
}
