import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReplyChannel } from "../../contract.ts";
import { replyChannelsQuery } from "../inbox-calls.ts";

/** The name of a way to answer, unique among those of a conversation. */
export const channelKey = (one: ReplyChannel) =>
  `${one.channel}:${one.account?.id ?? ""}${one.way ? `:${one.way}` : ""}`;

/** The ways to answer a conversation, and the chosen one: the customer's own first, unless another was picked. */
export function useReplyChannel(conversation: number) {
  const query = useQuery(replyChannelsQuery(conversation));
  const [picked, setPicked] = useState<string | null>(null);
  const channels = query.data?.rows;
  const usable = channels?.filter((one) => !one.refused);
  const chosen = channels?.find((one) => channelKey(one) === picked) ?? usable?.[0] ?? null;
  return { channels: channels ?? [], known: channels !== undefined, chosen, pick: setPicked };
}
