import type { Context } from "../../../../platform/db/index.ts";
import { findConversation, startConversation, writeNote } from "../../../inbox/index.ts";
import { type Case, saveCase } from "../hold-case.ts";

/** The conversation of a case, as the actor may see it; one on a channel is begun where there is none. Refuses `not_found`. */
export async function conversationOf(
  ctx: Context,
  held: Case,
  { channel, account }: { channel: string; account?: number | undefined },
): Promise<number> {
  if (held.conversation_id !== null) return (await findConversation(ctx, held.conversation_id)).id;
  const id = await startConversation(ctx, { customer: held.customer_id, channel, ...(account && { account }) });
  await writeNote(ctx, id, {
    client_id: `case-${held.id}-begun`,
    text: `#${held.number} ${held.title}`,
    attachments: [],
    mentions: [],
  });
  await saveCase(ctx, held, { conversation_id: id });
  return id;
}
