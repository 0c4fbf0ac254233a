import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { searchForm } from "../../../../platform/text/index.ts";
import type { ErasedPerson } from "../../../customers/index.ts";
import type { ArticleLanguage } from "../../contract.ts";
import { withoutPersonal } from "../search/note-search.ts";

export type Unanswered = { question: string; language: ArticleLanguage; conversationId?: number };

/** Notes a question that no article answered, for the page of care; once for a conversation and its words. */
export async function noteUnanswered(ctx: Context, { question, language, conversationId }: Unanswered): Promise<void> {
  const words = withoutPersonal(question);
  if (!words) return;
  const folded = searchForm(words);
  await sql`insert into unanswered_question (brand_id, language, question, folded, conversation_id, at)
    select ${ctx.brandId}, ${language}, ${words}, ${folded}, ${conversationId ?? null}::bigint, ${ctx.now}
    where not exists (select from unanswered_question where brand_id = ${ctx.brandId} and folded = ${folded}
      and conversation_id = ${conversationId ?? null}::bigint)`.execute(ctx.db);
}

/** What a person asked goes with them. */
export async function forgetQuestions(ctx: Context, { identityIds }: ErasedPerson): Promise<void> {
  await sql`delete from unanswered_question where brand_id = ${ctx.brandId} and conversation_id in (
    select id from conversation_view where brand_id = ${ctx.brandId} and identity_id = any(${identityIds as number[]}::bigint[]))`.execute(
    ctx.db,
  );
}
