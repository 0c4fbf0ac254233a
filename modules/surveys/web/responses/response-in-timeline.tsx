import { Group, Text } from "@mantine/core";
import * as z from "zod";
import { Bdi } from "../../../../platform/ui/bdi.tsx";
import { ScoreMarks } from "./score-marks.tsx";

const score = z.number().optional();
const shown = z.object({
  survey: z.string(),
  scores: z.object({ nps: score, nps_1_10: score, csat: score, ces: score, expectation: score }),
  comment: z.string().nullable(),
});

/** The response that an entry of a timeline speaks of. */
export default function ResponseInTimeline({ entry }: { entry: { subject_shown: unknown } }) {
  const { data: response } = shown.safeParse(entry.subject_shown);
  if (!response) return null;
  return (
    <>
      <Group gap="2px 12px">
        <Bdi>{response.survey}</Bdi>
        <ScoreMarks scores={response.scores as Record<string, number>} />
      </Group>
      {response.comment ? (
        <Text size="sm" dir="auto">
          {response.comment}
        </Text>
      ) : null}
    </>
  );
}
