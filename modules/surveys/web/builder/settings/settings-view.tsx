import { Checkbox, Group, NumberInput, Select, Stack, Switch, Text, Title } from "@mantine/core";
import { ColourField } from "../../../../../platform/ui/colour-field.tsx";
import { DateField } from "../../../../../platform/ui/date-field.tsx";
import { useFormat } from "../../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../../platform/ui/use-words.ts";
import { chatGround } from "../../../../inbox/web/index.tsx";
import { touchpoints } from "../../../../timeline/contract.ts";
import { useEntryWords } from "../../../../timeline/web/index.tsx";
import { languages, type SurveySettings } from "../../../contract.ts";
import styles from "../builder.module.css";
import type { Editing } from "../editing.ts";
import { useBuilderWords } from "../use-builder-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type SettingsViewProps = {
  editing: Editing;
  settings: SurveySettings;
  set: (changed: Partial<SurveySettings>, stroke?: string) => void;
  /** Whether anybody answered yet. */
  answered: boolean;
};

/** How the survey asks, looks and ends. */
export function SettingsView(props: SettingsViewProps) {
  return (
    <Stack gap={28}>
      <Asking {...props} />
      <Looks {...props} />
      <Closing {...props} />
      <Anonymous {...props} />
    </Stack>
  );
}

function Asking({ editing: { draft, change, readOnly }, settings, set }: SettingsViewProps) {
  const { languages: names } = useBuilderWords().shared;
  const words = useWords({ fa, en });
  const entry = useEntryWords();
  return (
    <section className={styles["block"]}>
      <Title order={3}>{words.asking}</Title>
      <Checkbox.Group
        label={words.languages}
        value={draft.languages}
        onChange={(next) => {
          const chosen = languages.filter((one) => next.includes(one));
          if (chosen.length > 0) change((now) => ({ ...now, languages: chosen }));
        }}
      >
        <Group mt={6}>
          {languages.map((one) => (
            <Checkbox key={one} value={one} label={names[one]} disabled={readOnly} />
          ))}
        </Group>
      </Checkbox.Group>
      <Switch
        label={words.oneAtATime}
        disabled={readOnly}
        checked={draft.one_at_a_time}
        onChange={(event) => {
          const { checked } = event.currentTarget;
          change((now) => ({ ...now, one_at_a_time: checked }));
        }}
      />
      <Switch
        label={words.progress}
        disabled={readOnly}
        checked={draft.progress}
        onChange={(event) => {
          const { checked } = event.currentTarget;
          change((now) => ({ ...now, progress: checked }));
        }}
      />
      <Select
        maw={260}
        clearable
        label={words.touchpoint}
        disabled={readOnly}
        value={settings.touchpoint}
        data={touchpoints.map((value) => ({ value, label: entry.touchpoint(value) }))}
        onChange={(touchpoint) => set({ touchpoint })}
      />
    </section>
  );
}

function Looks({ editing: { readOnly }, settings, set }: SettingsViewProps) {
  const words = useWords({ fa, en });
  const { ground } = chatGround(settings.colour);
  const isChanged = ground.toLowerCase() !== settings.colour.toLowerCase();
  return (
    <section className={styles["block"]}>
      <Title order={3}>{words.looks}</Title>
      <ColourField
        maw={260}
        label={words.colour}
        description={isChanged ? words.colourDarkened : undefined}
        disabled={readOnly}
        value={settings.colour}
        onChange={(colour) => set({ colour }, "colour")}
      />
    </section>
  );
}

function Closing({ editing: { readOnly }, settings, set }: SettingsViewProps) {
  const words = useWords({ fa, en });
  const { timeZone } = useFormat();
  const field = (name: "change_within_minutes" | "expires_after_days", label: string, min: number, max: number) => (
    <NumberInput
      maw={260}
      label={label}
      min={min}
      max={max}
      allowDecimal={false}
      readOnly={readOnly}
      value={settings[name]}
      onChange={(value) => typeof value === "number" && set({ [name]: value }, name)}
    />
  );
  return (
    <section className={styles["block"]}>
      <Title order={3}>{words.closing}</Title>
      <DateField
        maw={260}
        label={words.closesAt}
        readOnly={readOnly}
        value={settings.closes_at ? dayIn(settings.closes_at, timeZone) : null}
        onChange={(day) => set({ closes_at: day ? endOfDay(day, timeZone) : null })}
      />
      <NumberInput
        maw={260}
        label={words.quota}
        placeholder={words.unlimited}
        min={1}
        allowDecimal={false}
        readOnly={readOnly}
        value={settings.quota ?? ""}
        onChange={(value) => set({ quota: typeof value === "number" && value > 0 ? value : null }, "quota")}
      />
      {field("change_within_minutes", words.changing, 10, 10_080)}
      {field("expires_after_days", words.expires, 1, 365)}
      <Switch
        label={words.openLink}
        disabled={readOnly}
        checked={settings.open_link}
        onChange={(event) => set({ open_link: event.currentTarget.checked })}
      />
    </section>
  );
}

function Anonymous({ editing: { readOnly }, settings, set, answered }: SettingsViewProps) {
  const words = useWords({ fa, en });
  return (
    <section className={styles["block"]}>
      <Switch
        label={words.anonymous}
        description={words.anonymousNote}
        disabled={readOnly || answered}
        checked={settings.anonymous}
        onChange={(event) => set({ anonymous: event.currentTarget.checked })}
      />
      {answered ? (
        <Text size="xs" c="dimmed">
          {words.anonymousFixed}
        </Text>
      ) : null}
    </section>
  );
}

/** The day of a moment in a zone, `2026-11-26`. */
function dayIn(moment: string, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone }).format(new Date(moment));
}

/** The last second of a day in a zone: guessed as if in UTC and moved by the zone's distance at that time. */
function endOfDay(day: string, timeZone: string): string {
  const guess = new Date(`${day}T23:59:59Z`);
  const there = new Date(`${guess.toLocaleString("sv-SE", { timeZone }).replace(" ", "T")}Z`);
  return new Date(guess.getTime() - (there.getTime() - guess.getTime())).toISOString();
}
