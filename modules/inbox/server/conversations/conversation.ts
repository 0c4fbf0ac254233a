import type { ConversationStatus } from "../../contract.ts";
import type { PublicPost } from "../channels/channel-adapter.ts";

/** A conversation as use cases hold it, locked. */
export type Conversation = {
  id: number;
  identity_id: number;
  customer_id: number;
  /** Whoever it is with was erased: what is said about them is not kept. */
  erased: boolean;
  channel: string;
  account_id: number | null;
  status: ConversationStatus;
  priority: number;
  labels: string[];
  team_id: number | null;
  assignee_id: string | null;
  opened_at: Date;
  last_seq: number;
  /** Messages at or below have got other places. */
  first_seq: number;
  revision: number;
  last_message_at: Date;
  waiting_since: Date | null;
  first_reply_at: Date | null;
  snoozed_until: Date | null;
  resolved_at: Date | null;
  spam_at: Date | null;
  merged_into: number | null;
  /** The post of ours under which it stands, for all to read; null where the customer writes to us alone. */
  post: PublicPost | null;
};

const next = {
  bot: ["open", "resolved"],
  open: ["snoozed", "resolved"],
  snoozed: ["open", "snoozed", "resolved"],
  resolved: ["open"],
} as const satisfies Record<ConversationStatus, readonly ConversationStatus[]>;

/** Whether a conversation may go from one status to another. */
export function mayMove(from: ConversationStatus, to: ConversationStatus): boolean {
  return (next[from] as readonly ConversationStatus[]).includes(to);
}

/** Within these days an ended conversation is taken up again when its customer writes; after that a new one begins. */
export const reopenDays = 7;

/** Whether a customer's next message goes on with this conversation, wherever it comes in. */
export function goesOn({ status, resolved_at }: Pick<Conversation, "status" | "resolved_at">, now: Date): boolean {
  if (status !== "resolved") return true;
  return resolved_at !== null && now.getTime() - resolved_at.getTime() < reopenDays * 86_400_000;
}
