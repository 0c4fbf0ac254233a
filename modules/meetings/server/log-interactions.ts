import type { Context } from "../../../platform/db/index.ts";
import { sourceId } from "../../intake/index.ts";
import { type NewInteraction, recordInteractions } from "../../timeline/index.ts";
import type { Meeting } from "./plan/meeting-rows.ts";

type Guest = { id: number; identity_id: number };

/** An activity of a guest: each answer that differs from the one before, and the first joining. What was said is read from the guest. */
export async function logDeed(
  ctx: Context,
  guest: Guest,
  deed: { subject: "meeting_answer" | "meeting_join"; key: string },
) {
  await recordInteractions(ctx, [
    {
      sourceId: await sourceId(ctx, "meetings"),
      externalId: deed.key,
      identityId: guest.identity_id,
      occurredAt: ctx.now,
      kind: "activity",
      channel: deed.subject === "meeting_join" ? "webinar" : "web",
      direction: "in",
      subject: deed.subject,
      subjectId: guest.id,
    },
  ]);
}

/** Being there is one contact of each guest, also where a file comes twice; minutes are read from the attendance. */
export async function logAttendance(
  ctx: Context,
  meeting: Meeting,
  guests: readonly (Guest & { joined_at: Date | null })[],
): Promise<void> {
  if (guests.length === 0) return;
  const source = await sourceId(ctx, "meetings");
  const inPerson = meeting.kind === "meeting" && meeting.link === "";
  const rows = guests.map(
    (guest): NewInteraction => ({
      sourceId: source,
      externalId: `attendance:${guest.id}`,
      identityId: guest.identity_id,
      occurredAt: guest.joined_at ?? meeting.starts_at,
      kind: "contact",
      channel: inPerson ? "in_person" : "webinar",
      subject: meeting.kind,
      subjectId: guest.id,
    }),
  );
  for (let at = 0; at < rows.length; at += 1000) await recordInteractions(ctx, rows.slice(at, at + 1000));
}
