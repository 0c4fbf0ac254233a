import { NumberInput, Select, SimpleGrid } from "@mantine/core";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { GroupSelect } from "../../../customers/web/index.tsx";
import type { AskAudience } from "../../contract.ts";
import { numberOf } from "./manner-fields.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const kinds = ["all", "segment", "silent"] as const;

/** Whom: everybody, a group, or buyers of whom nothing was heard. */
export function AudienceFields({
  audience,
  onChange,
}: {
  audience: AskAudience;
  onChange: (audience: AskAudience) => void;
}) {
  const words = useWords({ fa, en });
  const pick = (kind: string | null) => {
    if (kind === "segment") onChange({ kind, segment: 0 });
    else if (kind === "silent") onChange({ kind, months: 6 });
    else onChange({ kind: "all" });
  };
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Select
        label={words.occasions.whom}
        allowDeselect={false}
        data={kinds.map((value) => ({ value, label: words.waves.audiences[value] }))}
        value={audience.kind}
        onChange={pick}
      />
      {audience.kind === "segment" ? (
        <SegmentField value={audience.segment} onChange={(segment) => onChange({ kind: "segment", segment })} />
      ) : null}
      {audience.kind === "silent" ? (
        <NumberInput
          label={words.waves.months}
          description={words.waves.silentNote}
          min={1}
          max={60}
          value={audience.months}
          onChange={(value) => onChange({ kind: "silent", months: numberOf(value) ?? 1 })}
        />
      ) : null}
    </SimpleGrid>
  );
}

/** One of the brand's groups; 0 where none is chosen yet. */
export function SegmentField({ value, onChange }: { value: number; onChange: (segment: number) => void }) {
  const words = useWords({ fa, en });
  return (
    <GroupSelect
      label={words.occasions.segment}
      value={value > 0 ? value : null}
      onChange={(group) => onChange(group ?? 0)}
    />
  );
}
