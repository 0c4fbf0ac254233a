import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { saveConversation } from "../conversations/hold-conversation.ts";
import { writeEvent } from "../conversations/write-message.ts";
import { takeFollowUpAlong } from "../follow-up/move-follow-up.ts";
import { keepRounds } from "../service-level/keep-rounds.ts";
import { holdConversations, standsIn } from "./hold-conversations.ts";
import { interleave } from "./interleave.ts";
import { joinedState, keptState } from "./joined-state.ts";
import { messagesOf, placeMessages } from "./place-messages.ts";
import { restrictedTeams, takeDraftsAlong } from "./take-along.ts";

/**
 * Lets a conversation go into another of the same customer: their messages stand in order of time, and whoever asks for the one finds the
 * other. Refuses `two_customers` where they are of different customers, `merged_already` where they are one, and `not_found`. Gives the id of
 * the conversation in which everything stands now.
 */
export async function mergeConversations(ctx: Context, fromId: number, intoId: number): Promise<number> {
  const ids = [await standsIn(ctx, fromId), await standsIn(ctx, intoId)];
  if (ids[0] === ids[1]) throw new Refusal("merged_already");
  const held = await holdConversations(ctx, ids);
  const [from, into] = [held.get(ids[0]!)!, held.get(ids[1]!)!];
  // Somebody else was quicker: what was asked is judged by where things stand now.
  if (from.merged_into !== null || into.merged_into !== null) return mergeConversations(ctx, fromId, intoId);
  if (from.customer_id !== into.customer_id) throw new Refusal("two_customers");
  const before = keptState(into);
  const joined = joinedState(into, from, await restrictedTeams(ctx));
  const rows = await messagesOf(ctx, ids);
  const moved = rows.filter((row) => row.conversation_id === from.id);
  const stays = rows.filter((row) => row.conversation_id === into.id);
  await placeMessages(ctx, held, new Map([[into.id, interleave([stays, moved])]]));
  await saveConversation(ctx, from, { merged_into: into.id });
  await saveConversation(ctx, into, joined);
  await takeDraftsAlong(ctx, from.id, into.id);
  await takeFollowUpAlong(ctx, from.id, into.id);
  const count = moved.filter(({ kind }) => kind === "message").length;
  await keepRounds(ctx, from.id);
  await writeEvent(ctx, into, "merged", { from: from.id, count, before, joined: keptState(into) });
  return into.id;
}
