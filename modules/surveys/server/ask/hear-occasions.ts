import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { on, type Subscriber } from "../../../../platform/events/index.ts";
import { SegmentChanged } from "../../../customers/events.ts";
import { ConversationResolved } from "../../../inbox/events.ts";
import { askOnOccasion, occasionsOf } from "./ask-on-occasion.ts";

const hour = 3_600_000;

/** What happens elsewhere and makes a survey ask: a conversation that ended (once each), customers who entered a group. */
export const occasionEars: readonly Subscriber[] = [
  on(
    ConversationResolved,
    "surveys-ask-after-conversation",
    (job, { conversationId, customerId, channel, assigneeId }) =>
      job.write(async (ctx) => {
        const occasions = await occasionsOf(ctx, "conversation");
        if (occasions.length === 0 || !(await customerWrote(ctx, conversationId))) return;
        for (const occasion of occasions) {
          const { channels, delay_hours: delay } = occasion.rule;
          const subject = {
            customer_id: customerId,
            subject: "conversation",
            subject_id: conversationId,
            circumstances: { channel, agent: assigneeId, touchpoint: occasion.settings.touchpoint ?? "support" },
            due_at: new Date(ctx.now.getTime() + delay * hour).toISOString(),
          };
          // Whoever wrote somewhere is asked there, where the occasion may.
          const there = [...channels].sort((a, b) => Number(b === channel) - Number(a === channel));
          await askOnOccasion(ctx, occasion, { subjects: [subject] }, there);
        }
      }),
  ),
  on(SegmentChanged, "surveys-ask-who-entered", (job, { segmentId, entered }) =>
    job.write(async (ctx) => {
      if (entered.length === 0) return;
      for (const occasion of await occasionsOf(ctx, "segment")) {
        if (occasion.rule.segment !== segmentId) continue;
        await askOnOccasion(ctx, occasion, { audience: { kind: "ids", ids: entered } });
      }
    }),
  ),
];

/** A conversation in which only the house spoke is none to ask about. */
async function customerWrote(ctx: Context, conversationId: number): Promise<boolean> {
  const { rows } = await sql`select from message_view where brand_id = ${ctx.brandId}
    and conversation_id = ${conversationId} and direction = 'in' and kind = 'message' limit 1`.execute(ctx.db);
  return rows.length > 0;
}
