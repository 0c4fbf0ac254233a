import { type RawBuilder, sql } from "kysely";
import type { ServiceFact } from "./conversation-rounds.ts";

/** A row of `message` as a clock hears it. */
export type ToldMessage = {
  at: string;
  what: "in" | "out" | "resolved" | "reopened" | "snoozed" | "woken" | "handed_over" | "given_to_bot";
  user: string | null;
  channel: string | null;
};
/** A fact, and on which channel the customer wrote. */
export type ConversationFact = ServiceFact & { channel: string | null };

const kinds = {
  in: "customer_message",
  out: "agent_reply",
  resolved: "resolved",
  reopened: "reopened",
  snoozed: "snoozed",
  woken: "unsnoozed",
  // The bot gives its customer to people: from here on they wait for them.
  handed_over: "customer_message",
  given_to_bot: "given_to_bot",
} as const satisfies Record<ToldMessage["what"], ServiceFact["kind"]>;

/** Events that start or stop a clock. */
const turning = ["resolved", "reopened", "snoozed", "woken", "handed_over", "given_to_bot"];

/**
 * SQL, one JSON array: the messages of conversation `c` that a clock hears, in their order. Notes, words of machines, what was
 * said to the bot and withdrawn replies are no facts; that the bot handed over is one. A reply that was put off counts from when it goes out. Messages that a merge brought stand by their time.
 */
export const toldMessages: RawBuilder<ToldMessage[]> = sql`(
  select coalesce(json_agg(json_build_object('at', told.at, 'what', told.what, 'user', told.user_id, 'channel', told.channel)
    order by case when told.moved then told.at end nulls first, told.seq), '[]')
  from (select m.seq, m.user_id, case when m.event = 'handed_over' then c.channel else m.channel end as channel, coalesce(m.event, m.direction) as what,
      bool_or(m.home_id <> m.conversation_id) over () as moved,
      case when m.direction = 'out' and m.send_after > m.at + interval '1 minute' and m.attempts <= 1 and m.delivery_problem is null
        then m.send_after else m.at end as at
    from message m where m.brand_id = c.brand_id and m.conversation_id = c.id and m.withdrawn_at is null
      and ((m.kind = 'message' and m.direction = 'in' and not m.by_machine and not m.said_to_bot) or (m.kind = 'message' and m.direction = 'out' and m.author = 'agent')
        or (m.kind = 'event' and m.event = any(${turning})))) told)`;

/** Facts of what was told. */
export function factsOf(told: readonly ToldMessage[]): ConversationFact[] {
  return told.map(({ at, what, user, channel }) => ({ at: new Date(at), kind: kinds[what], by: user, channel }));
}
