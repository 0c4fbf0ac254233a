import { NumberInput, Radio, Select, Stack } from "@mantine/core";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type TeamWay, type Way, ways, whenAway } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

export type WayForm = Omit<TeamWay, "team">;

/** How conversations are given out, and what becomes of them when somebody goes away. */
export function WayFields({ value, onChange }: { value: WayForm; onChange: (changed: Partial<WayForm>) => void }) {
  const words = useWords({ fa, en });
  return (
    <Stack gap={16}>
      <Radio.Group
        label={words.way}
        description={words.wayNote}
        value={value.way}
        onChange={(way) => onChange({ way: way as Way })}
      >
        <Stack gap={8} mt={10}>
          {ways.map((way) => (
            <Radio key={way} value={way} label={words.ways[way]} />
          ))}
        </Stack>
      </Radio.Group>
      {value.way === "by_hand" ? null : (
        <Select
          label={words.whenAway}
          allowDeselect={false}
          value={value.when_away}
          data={whenAway.map((when) => ({ value: when, label: words.whenAways[when] }))}
          onChange={(when) => when && onChange({ when_away: when as WayForm["when_away"] })}
        />
      )}
      {value.way !== "by_hand" && value.when_away === "after" ? (
        <NumberInput
          label={words.awayMinutes}
          min={1}
          max={1440}
          value={value.away_minutes}
          onChange={(minutes) => typeof minutes === "number" && onChange({ away_minutes: minutes })}
        />
      ) : null}
    </Stack>
  );
}
