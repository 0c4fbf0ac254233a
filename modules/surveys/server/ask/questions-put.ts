import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { Definition } from "../../contract/definition.ts";

/** A question that a message put, with the survey it is of. */
export type PutQuestion = { id: number; asks: string; definition: Definition; key: string; name: string };

/** Remembers which question a message put: a button under it may be pressed long after. */
export async function notePut(
  ctx: Context,
  put: { messageId: number; invitationId: number; question: string },
): Promise<void> {
  await sql`insert into survey_put (brand_id, message_id, invitation_id, question)
    values (${ctx.brandId}, ${put.messageId}, ${put.invitationId}, ${put.question}) on conflict do nothing`.execute(
    ctx.db,
  );
}

/** What a message of ours asked this customer; null where it asked nothing, or somebody else. `id` is the invitation's. */
export async function questionUnder(
  ctx: Context,
  { messageId, customerId }: { messageId: number; customerId: number },
): Promise<PutQuestion | null> {
  const { rows } = await sql<PutQuestion>`
    select i.id, p.question as asks, v.definition, s.key, s.name
    from survey_put p join survey_invitation i on i.brand_id = p.brand_id and i.id = p.invitation_id
    join identity_map m on m.brand_id = i.brand_id and m.identity_id = i.identity_id and m.customer_id = ${customerId}
    join survey s on s.brand_id = i.brand_id and s.id = i.survey_id and s.removed_at is null
    join survey_version v on v.brand_id = i.brand_id and v.survey_id = i.survey_id and v.version = i.version
    where p.brand_id = ${ctx.brandId} and p.message_id = ${messageId}`.execute(ctx.db);
  return rows[0] ?? null;
}
