import { ActionIcon, Group, NumberInput, Select, Stack, Switch, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { addressedChannels, type ContactRules, type QuietHours } from "../../contract.ts";
import { Section } from "../details/section.tsx";
import { useChannelName } from "../parts/use-customer-words.ts";
import { ClockSelect } from "./clock-select.tsx";
import styles from "./contact.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type EditProps = { rules: ContactRules; disabled: boolean; onChange: (changed: Partial<ContactRules>) => void };
const usual: QuietHours = { from: "21:00", to: "08:00" };

/** When nothing goes out by itself: for all channels, and for some of their own. */
export function QuietHoursSection({ rules, disabled, onChange }: EditProps) {
  const words = useWords({ fa, en });
  const { quietHours, quietByChannel, replyMinutes } = rules;
  return (
    <Section title={words.quiet} hint={words.quietNote}>
      <div className={styles["line"]}>
        <Switch
          label={words.quietOn}
          checked={quietHours !== null}
          disabled={disabled}
          onChange={(event) => onChange({ quietHours: event.currentTarget.checked ? usual : null })}
        />
        <span className={styles["grow"]} />
        {quietHours ? (
          <Hours
            of={words.everyChannel}
            hours={quietHours}
            disabled={disabled}
            onChange={(hours) => onChange({ quietHours: hours })}
          />
        ) : null}
      </div>
      <OwnHours own={quietByChannel} disabled={disabled} onChange={(own) => onChange({ quietByChannel: own })} />
      <NumberInput
        maw={220}
        label={words.reply}
        description={words.replyNote}
        inputWrapperOrder={["label", "input", "description"]}
        suffix={` ${words.minutes}`}
        min={0}
        max={1440}
        allowDecimal={false}
        value={replyMinutes}
        disabled={disabled}
        styles={{ description: { width: "min(420px, 80vw)" } }}
        onChange={(value) => onChange({ replyMinutes: Number(value) || 0 })}
      />
    </Section>
  );
}

type HoursProps = { of: string; hours: QuietHours; disabled: boolean; onChange: (hours: QuietHours) => void };

function Hours({ of, hours, disabled, onChange }: HoursProps) {
  const words = useWords({ fa, en });
  const shared = { disabled };
  return (
    <Group gap={8} wrap="nowrap">
      <Text size="sm" c="dimmed">
        {words.from}
      </Text>
      <ClockSelect
        {...shared}
        label={words.fromOf(of)}
        value={hours.from}
        onChange={(from) => onChange({ ...hours, from })}
      />
      <Text size="sm" c="dimmed">
        {words.until}
      </Text>
      <ClockSelect {...shared} label={words.toOf(of)} value={hours.to} onChange={(to) => onChange({ ...hours, to })} />
    </Group>
  );
}

type Own = ContactRules["quietByChannel"];

function OwnHours({ own, disabled, onChange }: { own: Own; disabled: boolean; onChange: (own: Own) => void }) {
  const words = useWords({ fa, en });
  const channelName = useChannelName();
  const others = addressedChannels.filter((channel) => !(channel in own));
  const without = (channel: string) => Object.fromEntries(Object.entries(own).filter(([name]) => name !== channel));
  return (
    <Stack gap={0}>
      {Object.entries(own).map(([channel, hours]) => (
        <div key={channel} className={styles["line"]}>
          <Text className={styles["grow"]}>{channelName(channel)}</Text>
          <Select
            w={130}
            aria-label={words.quietKind(channelName(channel))}
            data={(["own", "never"] as const).map((value) => ({ value, label: words.quietKinds[value] }))}
            value={hours ? "own" : "never"}
            allowDeselect={false}
            disabled={disabled}
            onChange={(kind) => onChange({ ...own, [channel]: kind === "own" ? usual : null })}
          />
          {hours ? (
            <Hours
              of={channelName(channel)}
              hours={hours}
              disabled={disabled}
              onChange={(next) => onChange({ ...own, [channel]: next })}
            />
          ) : null}
          {disabled ? null : (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={words.removeQuiet(channelName(channel))}
              onClick={() => onChange(without(channel))}
            >
              <IconX size={16} stroke={1.6} />
            </ActionIcon>
          )}
        </div>
      ))}
      {disabled || others.length === 0 ? null : (
        <Select
          mt={10}
          maw={260}
          aria-label={words.addQuiet}
          placeholder={words.addQuiet}
          data={others.map((value) => ({ value, label: channelName(value) }))}
          value={null}
          onChange={(channel) => channel && onChange({ ...own, [channel]: null })}
        />
      )}
    </Stack>
  );
}
