import type { Context } from "../../../../platform/db/index.ts";
import type { ReplyChannel } from "../../contract.ts";
import type { ChannelAdapter } from "../channels/channel-adapter.ts";
import type { Conversation } from "../conversations/conversation.ts";
import { lastComment, whyNotPrivately } from "./answer-comment.ts";
import { lastHeard, windowAt } from "./answer-window.ts";

type Whose = Pick<Conversation, "id" | "customer_id" | "post">;
type Asked = { conversation: Whose; base: ReplyChannel; adapter: ChannelAdapter };

/**
 * In which ways an account answers a conversation: a comment under it, or to its writer alone; anything else in one way, with how long its
 * channel takes free words. What is over is told, so that nobody writes in vain.
 */
export async function waysOf(ctx: Context, { conversation, base, adapter }: Asked): Promise<ReplyChannel[]> {
  const accountId = base.account!.id;
  const { comments, window } = adapter;
  const comment = comments && conversation.post ? await lastComment(ctx, conversation.id, accountId) : null;
  if (comments && comment) {
    const refused = base.refused ?? whyNotPrivately(comment, comments.privateDays, ctx.now);
    return [
      { ...base, attachments: false, most: comments.most, way: "public" },
      { ...base, attachments: false, way: "private", refused },
    ];
  }
  if (!window) return [base];
  const asked = { customerId: conversation.customer_id, accountId };
  const { state, until } = windowAt(window, await lastHeard(ctx, asked), ctx.now);
  const told = { state, until: until?.toISOString() ?? null, templates: window.templates };
  const over = state === "closed" && !window.templates ? "window_closed" : null;
  return [{ ...base, window: told, refused: base.refused ?? over }];
}
