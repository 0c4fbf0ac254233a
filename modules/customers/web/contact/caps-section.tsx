import { ActionIcon, Button, Group, NumberInput, Select, Text } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { addressedChannels, type Cap, purposes } from "../../contract.ts";
import { Section } from "../details/section.tsx";
import { useChannelName, useCustomerWords } from "../parts/use-customer-words.ts";
import styles from "./contact.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type CapsProps = { caps: Cap[]; disabled: boolean; onChange: (caps: Cap[]) => void };

/** How many messages a customer gets at most. */
export function CapsSection({ caps, disabled, onChange }: CapsProps) {
  const words = useWords({ fa, en });
  const replace = (at: number, changed: Partial<Cap>) =>
    onChange(caps.map((one, index) => (index === at ? { ...one, ...changed } : one)));
  return (
    <Section title={words.caps} hint={words.capsNote}>
      {caps.length === 0 ? <Text c="dimmed">{words.noCaps}</Text> : null}
      <div>
        {caps.map((cap, at) => (
          <CapLine
            // biome-ignore lint/suspicious/noArrayIndexKey: a cap has nothing else to be known by
            key={at}
            cap={cap}
            disabled={disabled}
            onChange={(changed) => replace(at, changed)}
            onRemove={() => onChange(caps.filter((_, index) => index !== at))}
          />
        ))}
      </div>
      {disabled ? null : (
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={18} stroke={1.6} />}
            onClick={() => onChange([...caps, { purpose: "marketing", channel: "sms", most: 1, days: nextDays(caps) }])}
          >
            {words.addCap}
          </Button>
        </Group>
      )}
    </Section>
  );
}

/** A week, or the first longer span that no cap of this kind has yet. */
function nextDays(caps: readonly Cap[]): number {
  let days = 7;
  while (caps.some((one) => one.purpose === "marketing" && one.channel === "sms" && one.days === days)) days++;
  return days;
}

type CapLineProps = { cap: Cap; disabled: boolean; onChange: (changed: Partial<Cap>) => void; onRemove: () => void };

function CapLine({ cap, disabled, onChange, onRemove }: CapLineProps) {
  const words = useWords({ fa, en });
  const { purposes: names } = useCustomerWords();
  const channelName = useChannelName();
  const all = { value: "all", label: words.everyChannel };
  return (
    <div className={styles["line"]}>
      <Select
        className={styles["grow"] ?? ""}
        miw={170}
        label={words.cap.purpose}
        data={purposes.map((value) => ({ value, label: names[value] }))}
        value={cap.purpose}
        allowDeselect={false}
        disabled={disabled}
        onChange={(value) => onChange({ purpose: value as Cap["purpose"] })}
      />
      <Select
        w={150}
        label={words.cap.channel}
        data={[all, ...addressedChannels.map((value) => ({ value, label: channelName(value) }))]}
        value={cap.channel ?? "all"}
        allowDeselect={false}
        disabled={disabled}
        onChange={(value) => onChange({ channel: value === "all" ? null : value })}
      />
      <NumberInput
        w={90}
        label={words.cap.most}
        min={0}
        max={1000}
        allowDecimal={false}
        value={cap.most}
        disabled={disabled}
        onChange={(value) => onChange({ most: Number(value) || 0 })}
      />
      <NumberInput
        w={110}
        label={words.cap.days}
        min={1}
        max={366}
        allowDecimal={false}
        value={cap.days}
        disabled={disabled}
        onChange={(value) => onChange({ days: Number(value) || 1 })}
      />
      {disabled ? null : (
        <ActionIcon variant="subtle" color="gray" mt={22} aria-label={words.cap.remove} onClick={onRemove}>
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      )}
    </div>
  );
}
