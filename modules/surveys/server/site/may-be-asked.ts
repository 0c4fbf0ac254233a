import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { refusesSurveys } from "../../../customers/index.ts";
import { askRuleOf, neverAsked } from "../ask/ask-rule.ts";

const dayLength = 86_400_000;

/** Whether the brand's rules let anybody ask this customer now: they want surveys, are no colleague, and no survey asked them lately. */
export async function mayBeAsked(ctx: Context, customerId: number): Promise<boolean> {
  if (await refusesSurveys(ctx, customerId)) return false;
  const rule = await askRuleOf(ctx);
  const { staff, seeds } = await neverAsked(ctx, rule);
  if ([...staff, ...seeds].includes(customerId)) return false;
  const lately = new Date(ctx.now.getTime() - rule.days * dayLength);
  const { rows } = await sql<{ asked: boolean }>`
    select exists (select from identity_map m join survey_asked a on a.brand_id = m.brand_id and a.identity_id = m.identity_id
      where m.brand_id = ${ctx.brandId} and m.customer_id = ${customerId} and a.asked_at > ${lately}) as asked`.execute(
    ctx.db,
  );
  return rows[0]?.asked !== true;
}

/** Whether this survey asked this customer within so many days, on whatever channel. */
export async function wasAskedBy(ctx: Context, customerId: number, surveyId: number, days: number): Promise<boolean> {
  const since = new Date(ctx.now.getTime() - days * dayLength);
  const { rows } = await sql<{ asked: boolean }>`
    select exists (select from identity_map m join survey_invitation i on i.brand_id = m.brand_id and i.identity_id = m.identity_id
      where m.brand_id = ${ctx.brandId} and m.customer_id = ${customerId} and i.survey_id = ${surveyId}
        and i.sent_at > ${since} and not i.is_test) as asked`.execute(ctx.db);
  return rows[0]?.asked === true;
}
