import { sql } from "kysely";
import type * as z from "zod";
import { type Context, withBrand } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { Caller } from "../../../../platform/http/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { authorOf, speakInGroup } from "../../../inbox/index.ts";
import type { answerBody, answered } from "../../contract.ts";
import type { GroupPlace } from "../take/heard.ts";
import { mentionTopic } from "../take/take-mentions.ts";

type Body = z.infer<typeof answerBody>;
type Answered = z.infer<typeof answered>;
type Begun = { done: Answered } | { answerId: number; chat: GroupPlace };

/**
 * Answers in the group in which something was said, through the bot that heard it. The answer is on disk before it is sent, with no
 * transaction open meanwhile; the same `client_id` again tells what became of the first. Refuses `not_found` and `mention_not_in_group`.
 */
export async function answerMention(house: House, caller: Caller, mentionId: number, body: Body): Promise<Answered> {
  const inBrand = <T>(work: (ctx: Context) => Promise<T>) =>
    withBrand(house.database.app, { ...caller, now: house.clock() }, work);
  const begun = await inBrand((ctx) => begin(ctx, mentionId, body));
  if ("done" in begun) return begun.done;
  const { account, chat, message } = begun.chat;
  const outcome = await speakInGroup(house, caller.brandId, account, { chat, replyTo: message, text: body.text });
  const { state } = outcome;
  const code = "code" in outcome ? outcome.code : null;
  const externalId = "externalId" in outcome ? outcome.externalId : null;
  await inBrand(async (ctx) => {
    await sql`update mention_answer set state = ${state}, code = ${code}, external_id = ${externalId}
      where brand_id = ${ctx.brandId} and id = ${begun.answerId}`.execute(ctx.db);
    if (state === "sent")
      await sql`update public_mention set state = 'answered', state_at = ${ctx.now}, state_by = ${authorOf(ctx)}
        where brand_id = ${ctx.brandId} and id = ${mentionId}`.execute(ctx.db);
    await recordChanges(ctx, mentionTopic, [mentionId]);
  });
  return { state, code };
}

async function begin(ctx: Context, mentionId: number, { client_id, text }: Body): Promise<Begun> {
  const found = await sql<{ chat: GroupPlace | null }>`select chat from public_mention
    where brand_id = ${ctx.brandId} and id = ${mentionId}`.execute(ctx.db);
  if (!found.rows[0]) throw new Refusal("not_found", "mention");
  const { chat } = found.rows[0];
  if (!chat) throw new Refusal("mention_not_in_group");
  const { rows } = await sql<{
    id: number;
  }>`insert into mention_answer (brand_id, mention_id, client_id, body, state, at, by)
    values (${ctx.brandId}, ${mentionId}, ${client_id}, ${text}, 'sending', ${ctx.now}, ${authorOf(ctx)})
    on conflict (brand_id, mention_id, client_id) do nothing returning id`.execute(ctx.db);
  if (rows[0]) return { answerId: rows[0].id, chat };
  const before = await sql<Answered>`select state, code from mention_answer
    where brand_id = ${ctx.brandId} and mention_id = ${mentionId} and client_id = ${client_id}`.execute(ctx.db);
  return { done: before.rows[0]! };
}
