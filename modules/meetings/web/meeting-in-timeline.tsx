import { Text } from "@mantine/core";
import * as z from "zod";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { guestAnswers } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const shape = z.object({
  meeting: z.number(),
  title: z.string(),
  answer: z.enum(guestAnswers).nullable(),
  minutes: z.number().nullable(),
});

/** A meeting under its entry in the timeline: which it is, and what is known of this guest. */
export default function MeetingInTimeline({ entry }: { entry: { subject: string; subject_shown: unknown } }) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const { data: shown } = shape.safeParse(entry.subject_shown);
  if (!shown) return null;
  const isAnswer = entry.subject === "meeting_answer";
  const attended = entry.subject === "meeting" || entry.subject === "webinar";
  const more = isAnswer && shown.answer ? words.said(words.answers[shown.answer]) : null;
  const stayed = attended && shown.minutes !== null ? words.stayed(number(shown.minutes)) : null;
  return (
    <span style={{ display: "inline-flex", flexWrap: "wrap", gap: "0 10px", alignItems: "baseline" }}>
      <BrandLink path={`meetings/${shown.meeting}`}>
        <bdi>{shown.title}</bdi>
      </BrandLink>
      {more || stayed ? (
        <Text span size="sm" c="dimmed">
          {more ?? stayed}
        </Text>
      ) : null}
    </span>
  );
}
