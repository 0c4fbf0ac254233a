import { Badge, Group } from "@mantine/core";
import { IconMoodEmpty, IconMoodSad, IconMoodSmile } from "@tabler/icons-react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { en } from "../messages.en.ts";
import { fa } from "../messages.fa.ts";

export type Scores = Partial<Record<"nps" | "nps_1_10" | "csat" | "ces" | "expectation", number | null>>;
type Tone = "promoter" | "passive" | "detractor";

const top = { nps: 10, nps_1_10: 10, csat: 5, ces: 7 } as const;
const faces = { promoter: IconMoodSmile, passive: IconMoodEmpty, detractor: IconMoodSad } as const;
const colours = { promoter: "green", passive: "gray", detractor: "red" } as const;

/** Good, middling or bad, as each score counts it. */
function toneOf(kind: keyof Scores, score: number): Tone {
  const [low, high] = { nps: [6, 9], nps_1_10: [6, 9], csat: [2, 4], ces: [3, 5], expectation: [1, 3] }[kind] as [
    number,
    number,
  ];
  return score >= high ? "promoter" : score <= low ? "detractor" : "passive";
}

/** The scores of a response, each with its sign. */
export function ScoreMarks({ scores }: { scores: Scores }) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const given = (["nps", "nps_1_10", "csat", "ces", "expectation"] as const).flatMap((kind) => {
    const score = scores[kind];
    return score === null || score === undefined ? [] : [{ kind, score }];
  });
  if (given.length === 0) return <span>–</span>;
  return (
    <Group gap={4} wrap="nowrap">
      {given.map(({ kind, score }) => {
        const tone = toneOf(kind, score);
        const Face = faces[tone];
        const text =
          kind === "expectation" ? words.expectations[String(score)] : words.outOf(number(score), number(top[kind]));
        return (
          <Badge
            key={kind}
            variant="light"
            color={colours[tone]}
            tt="none"
            fw={500}
            leftSection={<Face size={15} stroke={1.6} aria-hidden />}
            title={kind === "nps" || kind === "nps_1_10" ? words.groups[tone] : undefined}
          >
            <bdi>{words.scores[kind]}</bdi>: <bdi>{text}</bdi>
          </Badge>
        );
      })}
    </Group>
  );
}
