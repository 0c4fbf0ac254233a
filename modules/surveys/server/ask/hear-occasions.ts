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
        for (const occasion of await occasionsOf(ctx, "conversation")) {
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
