import { SegmentedControl, Text } from "@mantine/core";
import { useAddressFilters } from "../../../platform/ui/address.ts";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { Overview } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { RetentionTable } from "./retention-table.tsx";
import { Section } from "./section.tsx";

/** Who came back, by the month of the first purchase; counted in either of two ways. */
export function RetentionSection({ answers }: { answers: Overview["answers"] }) {
  const words = useWords({ fa, en }).retention;
  const format = useFormat();
  const [filters, setFilters] = useAddressFilters();
  const kind = filters["retention"] === "unbounded" ? "unbounded" : "bounded";
  const answer = kind === "unbounded" ? answers.retention_unbounded : answers.retention_bounded;
  const control = (
    <SegmentedControl
      size="xs"
      aria-label={words.kind}
      value={kind}
      onChange={(value) => setFilters({ retention: value === "unbounded" ? value : null })}
      data={[
        { value: "bounded", label: words.bounded },
        { value: "unbounded", label: words.unbounded },
      ]}
    />
  );
  return (
    <Section title={words.title} answer={answer} control={control}>
      {answer.groups.length === 0 ? (
        <Text c="dimmed">{words.empty}</Text>
      ) : (
        <>
          <RetentionTable answer={answer} kind={kind} />
          <Text size="sm" c="dimmed" mt={8}>
            {words.span(format.date(answer.from), format.date(answer.to))} {words.immature}
          </Text>
        </>
      )}
    </Section>
  );
}
