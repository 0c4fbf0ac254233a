import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { isStopWord, tokensOf } from "../../../../platform/text/index.ts";
import { noteUnanswered as noteForCare } from "../../../knowledge/index.ts";
import type { Language } from "../../contract.ts";

export type Unanswered = { messageId: number; conversationId: number; text: string; language: Language; why: string };

/** Keeps that a question was not answered, once for each message. Its words stay the message's own. */
export async function noteUnanswered(
  ctx: Context,
  { messageId, conversationId, text, language, why }: Unanswered,
): Promise<void> {
  const grouping = groupingOf(text);
  if (grouping === "") return;
  await sql`insert into bot_unanswered (brand_id, message_id, conversation_id, language, why, grouping, at)
    values (${ctx.brandId}, ${messageId}, ${conversationId}, ${language}, ${why}, ${grouping}, ${ctx.now})
    on conflict do nothing`.execute(ctx.db);
  await noteForCare(ctx, { question: text.slice(0, 500), language, conversationId });
}

/** A key that near-identical questions share: their words without short ones and figures, in the order of the alphabet, as a hash of nobody's data. */
export function groupingOf(text: string): string {
  const words = tokensOf(text.slice(0, 500)).filter(
    (word) => word.length > 1 && !/\d/.test(word) && !isStopWord(word, "fa") && !isStopWord(word, "en"),
  );
  return [...new Set(words)].sort().slice(0, 12).join(" ").slice(0, 200);
}
