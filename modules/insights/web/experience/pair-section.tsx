import { Group, Select, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useAddressFilters } from "../../../../platform/ui/address.ts";
import { api } from "../../../../platform/ui/api.ts";
import { currentBrand } from "../../../../platform/ui/current-brand.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { comparisonAnswer, type Experience } from "../../contract/experience.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { groupText, useScoreWords } from "./score-words.ts";
import { scoreIn, useAsked } from "./use-experience.ts";

/** Any two groups beside each other, and in words whether they differ. */
export function PairSection({ experience }: { experience: Experience }) {
  const words = useWords({ fa, en });
  const scores = useScoreWords();
  const [filters, setFilters] = useAddressFilters();
  const { groups, unit } = experience.answers.by_group;
  const [first, second] = [filters["one"] ?? null, filters["other"] ?? null];
  const asked = useAsked(filters);
  const query = { ...asked, by: filters["by"] ?? "channel", first: first ?? "", second: second ?? "" };
  const { data } = useQuery({
    queryKey: ["insights", currentBrand(), "pair", scoreIn(filters), query],
    queryFn: ({ signal }) => api.get(`/metrics/${scoreIn(filters)}/comparison`, comparisonAnswer, { query, signal }),
    enabled: Boolean(first && second && first !== second),
  });
  const options = groups
    .filter((group) => group.n > 0 && groupText(group) !== "")
    .map((group) => ({ value: groupText(group), label: scores.group(group) }));
  if (options.length < 2) return null;
  const found = first && second ? data?.compared[0] : undefined;
  return (
    <div style={{ marginBlockStart: 20 }}>
      <Text fw="medium">{words.pairTitle}</Text>
      <Group gap={8} my={8}>
        <Select
          aria-label={words.pairFirst}
          placeholder={words.pairFirst}
          data={options}
          value={first}
          clearable
          searchable={options.length > 8}
          onChange={(value) => setFilters({ one: value })}
        />
        <Select
          aria-label={words.pairSecond}
          placeholder={words.pairSecond}
          data={options.filter(({ value }) => value !== first)}
          value={second}
          clearable
          searchable={options.length > 8}
          onChange={(value) => setFilters({ other: value })}
        />
      </Group>
      <Text size="sm" aria-live="polite" c={found ? undefined : "dimmed"}>
        {found ? <Said found={found} unit={unit} /> : words.pairChoose}
      </Text>
    </div>
  );
}

function Said({ found, unit }: { found: NonNullable<Experience["compared"][number]>; unit: string }) {
  const words = useWords({ fa, en });
  const scores = useScoreWords();
  const [one, other] = [scores.group(found.group), scores.group(found.other)];
  const { difference, low, high } = found;
  if (difference === null || low === null || high === null || found.verdict === "unknown")
    return words.pairUnknown(one, other);
  const ends = [Math.abs(low), Math.abs(high)].sort((a, b) => a - b).map((end) => scores.apart(unit, end));
  const say = found.verdict === "higher" ? words.pairHigher : words.pairLower;
  return say(one, other, scores.apart(unit, difference), ends[0]!, ends[1]!);
}
