import type { Context } from "../../../../platform/db/index.ts";
import { sourceId } from "../../../intake/index.ts";
import { recordInteractions } from "../../../timeline/index.ts";
import type { Written } from "./submit-responses.ts";

/** The channel on which each way of answering is a contact. */
const channelOf: Record<string, string> = {
  web: "web",
  email: "email",
  sms: "sms",
  chat: "chat",
  messenger: "messenger",
  app: "app",
  phone: "phone",
  ivr: "phone",
  kiosk: "in_person",
  paper: "in_person",
  import: "other",
  api: "other",
};

/** Writes a response into its customer's timeline, once; answers are read from the response, so that no word stands twice. */
export async function logResponses(ctx: Context, written: readonly Written[]): Promise<void> {
  const known = written.filter(({ ready, result }) => ready.identityId !== null && result === "recorded");
  if (known.length === 0) return;
  const source = await sourceId(ctx, "surveys");
  await recordInteractions(
    ctx,
    known.map(({ id, ready }) => ({
      sourceId: source,
      externalId: `response:${id}`,
      identityId: ready.identityId!,
      occurredAt: ready.answeredAt,
      kind: "contact",
      channel: ready.channel ?? channelOf[ready.mode] ?? "other",
      touchpoint: ready.touchpoint,
      direction: "in",
      partnerId: ready.partnerId,
      subject: "survey_response",
      subjectId: id,
      feeling: feelingOf(ready.judged.sentiment),
    })),
  );
}

/** −2 … 2, as the timeline counts it. */
function feelingOf(sentiment: number | null): number | null {
  return sentiment === null ? null : Math.round(sentiment * 2);
}
