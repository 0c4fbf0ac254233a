import { ActionIcon, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import type { FieldsOf } from "./step-panel.tsx";

const most = 8;

/** The buttons below a message; each is a way out of its own. */
export function ButtonFields({ node, put }: FieldsOf<"message">) {
  const all = useWords({ fa, en });
  const words = all.fields;
  const { number } = useFormat();
  const { buttons } = node;
  const label = (at: number, language: "fa" | "en", text: string) =>
    put({
      ...node,
      buttons: buttons.map((one, i) => (i === at ? { ...one, label: { ...one.label, [language]: text } } : one)),
    });
  return (
    <Stack gap={8}>
      <Text size="sm" fw={500}>
        {words.buttons}
      </Text>
      <Text size="sm" c="dimmed">
        {words.buttonsNote}
      </Text>
      {buttons.map((button, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a button has no name but its place
        <Group key={at} gap={8} wrap="nowrap">
          {(["fa", "en"] as const).map((language) => (
            <TextInput
              key={language}
              flex={1}
              maxLength={80}
              dir={language === "fa" ? "rtl" : "ltr"}
              placeholder={language === "fa" ? "فارسی" : "English"}
              aria-label={`${all.button(number(at + 1))}: ${language === "fa" ? "فارسی" : "English"}`}
              value={button.label[language]}
              onChange={(event) => label(at, language, event.currentTarget.value)}
            />
          ))}
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={words.removeButton(number(at + 1))}
            onClick={() => put({ ...node, buttons: buttons.filter((_, i) => i !== at) })}
          >
            <IconX size={16} stroke={1.6} />
          </ActionIcon>
        </Group>
      ))}
      {buttons.length < most ? (
        <Group>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconPlus size={15} stroke={1.6} />}
            onClick={() =>
              put({
                ...node,
                buttons: [...buttons, { label: { fa: "", en: "" }, next: buttons.length === 0 ? node.next : null }],
              })
            }
          >
            {words.addButton}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}
