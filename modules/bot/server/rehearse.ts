import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { JobRun } from "../../../platform/jobs/index.ts";
import { unseal } from "../../admin/index.ts";
import { answerConversation } from "./answer/answer-message.ts";

/**
 * Answers, in a brand that is there to be looked at, what a customer wrote: the very walk of a real message, at the time of the transactions
 * that are given. Refuses `not_permitted` for every other brand.
 */
export async function rehearseAnswer(run: JobRun, conversationId: number): Promise<void> {
  await run.read(refuseRealBrand);
  await answerConversation(run, conversationId);
}

/** The code that waits to be sent in a conversation of such a brand, as its customer would read it; null where there is none. */
export async function rehearsedCode(ctx: Context, secretKey: Buffer, conversationId: number): Promise<string | null> {
  await refuseRealBrand(ctx);
  const { rows } = await sql<{ code_sealed: string }>`select code_sealed from bot_code where brand_id = ${ctx.brandId}
    and conversation_id = ${conversationId} and code_sealed is not null order by id desc limit 1`.execute(ctx.db);
  return rows[0] ? unseal(secretKey, rows[0].code_sealed) : null;
}

async function refuseRealBrand(ctx: Context): Promise<void> {
  const { rows } = await sql<{ demo: boolean }>`select demo from brand where id = ${ctx.brandId}`.execute(ctx.db);
  if (!rows[0]?.demo) throw new Refusal("not_permitted");
}
