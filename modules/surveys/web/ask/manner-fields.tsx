import { Chip, Group, NumberInput, SimpleGrid, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type AskChannel, askChannels, type NewWave } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

export type Manner = Pick<NewWave, "channels" | "message" | "remind_after_days" | "sms_template">;

/** A whole number, or nothing. */
export function numberOf(value: string | number): number | null {
  return value === "" || Number.isNaN(Number(value)) ? null : Number(value);
}

/** How something is asked: where, with which words, with a reminder or not. */
export function MannerFields({ manner, onChange }: { manner: Manner; onChange: (changed: Partial<Manner>) => void }) {
  const words = useWords({ fa, en });
  const say = (language: "fa" | "en", text: string) => {
    const both = { ...manner.message, [language]: text };
    onChange({ message: both.fa || both.en ? both : null });
  };
  // Chips keep the order in which they were chosen: it is the order in which channels are tried.
  return (
    <Stack gap="md">
      <div>
        <Text size="sm" fw={500} mb={6}>
          {words.waves.channels}
        </Text>
        <Chip.Group
          multiple
          value={manner.channels}
          onChange={(channels) => channels.length > 0 && onChange({ channels: channels as AskChannel[] })}
        >
          <Group gap={8}>
            {askChannels.map((channel) => (
              <Chip key={channel} value={channel}>
                {words.channel[channel]}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </div>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberInput
          label={words.waves.remind}
          description={words.waves.remindNote}
          min={1}
          max={60}
          value={manner.remind_after_days ?? ""}
          onChange={(value) => onChange({ remind_after_days: numberOf(value) })}
        />
        {manner.channels.includes("sms") ? (
          <TextInput
            label={words.waves.template}
            description={words.waves.templateNote}
            dir="ltr"
            value={manner.sms_template ?? ""}
            onChange={({ currentTarget }) => onChange({ sms_template: currentTarget.value || null })}
          />
        ) : null}
        <Textarea
          label={words.waves.messageFa}
          description={words.waves.messageNote}
          dir="rtl"
          autosize
          minRows={2}
          value={manner.message?.fa ?? ""}
          onChange={({ currentTarget }) => say("fa", currentTarget.value)}
        />
        <Textarea
          label={words.waves.messageEn}
          description={words.waves.messageNote}
          dir="ltr"
          autosize
          minRows={2}
          value={manner.message?.en ?? ""}
          onChange={({ currentTarget }) => say("en", currentTarget.value)}
        />
      </SimpleGrid>
    </Stack>
  );
}
