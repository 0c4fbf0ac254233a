import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import type { presenceRow } from "../../contract.ts";
import { conversationTopic, findConversation } from "../conversations/hold-conversation.ts";
import { colleagueNames } from "../conversations/show-conversations.ts";

// A little longer than the three and twenty seconds after which screens say it again.
const typingSeconds = 6;
const lookingSeconds = 45;

/** The visitor of a chat among those who are present. */
export const visitorName = "visitor";

/** Says that somebody looks at a conversation, or types in it. Others are told when typing begins or ends. */
export async function notePresence(ctx: Context, conversationId: number, who: string, typing: boolean): Promise<void> {
  const until = (seconds: number) => new Date(ctx.now.getTime() + seconds * 1000);
  const { rows } = await sql<{ before: Date | null; was_there: boolean }>`
    with before as (select typing_until, looking_until from presence
      where brand_id = ${ctx.brandId} and conversation_id = ${conversationId} and who = ${who}),
    written as (insert into presence (brand_id, conversation_id, who, typing_until, looking_until)
      values (${ctx.brandId}, ${conversationId}, ${who}, ${typing ? until(typingSeconds) : null}, ${until(lookingSeconds)})
      on conflict (brand_id, conversation_id, who) do update
        set typing_until = excluded.typing_until, looking_until = excluded.looking_until returning 1)
    select (select typing_until from before) as before,
      coalesce((select looking_until > ${ctx.now} from before), false) as was_there from written`.execute(ctx.db);
  const { before = null, was_there: wasThere = false } = rows[0] ?? {};
  const wasTyping = before !== null && before > ctx.now;
  if (typing !== wasTyping || !wasThere) await recordChanges(ctx, conversationTopic, [conversationId]);
}

/** Who else is there just now. */
export async function othersPresent(
  ctx: Context,
  conversationId: number,
  me: string,
): Promise<z.infer<typeof presenceRow>[]> {
  const conversation = await findConversation(ctx, conversationId);
  const { rows } = await sql<{ who: string; typing: boolean }>`
    select who, coalesce(typing_until > ${ctx.now}, false) as typing from presence
    where brand_id = ${ctx.brandId} and conversation_id = ${conversation.id} and who <> ${me} and looking_until > ${ctx.now}
    order by who`.execute(ctx.db);
  const names = await colleagueNames(
    ctx,
    rows.map((row) => row.who),
  );
  return rows.map(({ who, typing }) => ({ who, typing, name: names.get(who) ?? null }));
}
