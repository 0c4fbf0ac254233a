import { Checkbox, Fieldset, MultiSelect, Radio, Select, Stack, Switch, Text } from "@mantine/core";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { usualWeek, workingWeek } from "../../../admin/contract.ts";
import { WeekField } from "../../../admin/web/index.tsx";
import { type ServiceLevelBody, serviceTargets } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { TimeField } from "./time-field.tsx";
import { useLevelNames } from "./use-level-names.ts";

type FieldsProps = { level: ServiceLevelBody; onChange: (changed: Partial<ServiceLevelBody>) => void };

/** For which conversations a level is; a list that would have nothing to choose from is not shown. */
export function ConditionFields({ level, onChange }: FieldsProps) {
  const words = useWords({ fa, en });
  const { choices } = useLevelNames();
  return (
    <Fieldset legend={words.fits} variant="unstyled">
      <Text size="sm" c="dimmed" mb={10}>
        {words.fitsNote}
      </Text>
      <Stack gap={12}>
        <MultiSelect
          label={words.channels}
          data={choices.channels}
          value={level.channels}
          onChange={(channels) => onChange({ channels })}
        />
        {(["priorities", "teams", "segments"] as const).map((name) =>
          choices[name].length > 0 ? (
            <MultiSelect
              key={name}
              label={words[name]}
              data={choices[name]}
              value={level[name].map(String)}
              onChange={(values) => onChange({ [name]: values.map(Number) })}
            />
          ) : null,
        )}
      </Stack>
    </Fieldset>
  );
}

/** What a level promises, and in which time. */
export function PromiseFields({ level, onChange }: FieldsProps) {
  const words = useWords({ fa, en });
  return (
    <Fieldset legend={words.promises} variant="unstyled">
      <Text size="sm" c="dimmed" mb={10}>
        {words.promisesNote}
      </Text>
      <Stack gap={12}>
        {serviceTargets.map((target) => (
          <TimeField
            key={target}
            label={words.targets[target]}
            minutes={level[target]}
            onChange={(minutes) => onChange({ [target]: minutes })}
          />
        ))}
        <Radio.Group
          mt={6}
          label={words.counts}
          value={level.counts}
          onChange={(counts) => onChange({ counts: counts as ServiceLevelBody["counts"] })}
        >
          <Stack gap={8} mt={8}>
            {(["working", "calendar"] as const).map((value) => (
              <Radio key={value} value={value} label={words.countsWhich[value]} />
            ))}
          </Stack>
        </Radio.Group>
        {level.counts === "working" ? <OwnHours level={level} onChange={onChange} /> : null}
      </Stack>
    </Fieldset>
  );
}

function OwnHours({ level: { hours }, onChange }: FieldsProps) {
  const words = useWords({ fa, en });
  return (
    <div>
      <Switch
        label={words.ownHours}
        checked={hours !== null}
        onChange={(event) => onChange({ hours: event.currentTarget.checked ? usualWeek : null })}
      />
      {hours ? <WeekField week={hours} onChange={(week) => onChange({ hours: week })} /> : null}
      {hours && !workingWeek.safeParse(hours).success ? (
        <Text size="sm" c="var(--bad)" role="alert" mt={8}>
          {words.hoursWrong}
        </Text>
      ) : null}
    </div>
  );
}

/** What stops the clock, and when one is warned. */
export function ClockFields({ level, onChange }: FieldsProps) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const shares = [...new Set([50, 60, 70, 75, 80, 90, level.warn_percent])].sort((a, b) => a - b);
  return (
    <Stack gap={14}>
      <Checkbox
        label={words.pauses}
        checked={level.pauses_while_snoozed}
        onChange={(event) => onChange({ pauses_while_snoozed: event.currentTarget.checked })}
      />
      <Select
        label={words.warn}
        allowDeselect={false}
        value={String(level.warn_percent)}
        data={shares.map((share) => ({ value: String(share), label: words.warnShare(format.percent(share / 100, 0)) }))}
        onChange={(share) => onChange({ warn_percent: Number(share) })}
      />
    </Stack>
  );
}
