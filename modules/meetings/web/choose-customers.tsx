import { ActionIcon, Group, Stack, Text, TextInput, UnstyledButton } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useWords } from "../../../platform/ui/use-words.ts";
import { foundQuery } from "./meeting-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

export type Chosen = { id: number; name: string };
type ChooseProps = { chosen: readonly Chosen[]; onChange: (chosen: readonly Chosen[]) => void };

/** Finds customers one after another. */
export function ChooseCustomers({ chosen, onChange }: ChooseProps) {
  const words = useWords({ fa, en });
  const [text, setText] = useState("");
  const [rested] = useDebouncedValue(text.trim(), 200);
  const { data } = useQuery(foundQuery(rested));
  const found = data?.rows.filter(({ id }) => !chosen.some((one) => one.id === id)) ?? [];
  const add = (one: Chosen) => {
    onChange([...chosen, one]);
    setText("");
  };
  return (
    <Stack gap={8}>
      <TextInput
        type="search"
        label={words.find}
        leftSection={<IconSearch size={18} stroke={1.6} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {rested.length >= 2
        ? found.map((row) => (
            <UnstyledButton
              key={row.id}
              py={8}
              px={10}
              onClick={() => add({ id: row.id, name: row.label ?? words.unnamed })}
            >
              <bdi>{row.label ?? words.unnamed}</bdi>{" "}
              <Text span size="sm" c="dimmed">
                <bdi dir="ltr">{row.phone}</bdi>
              </Text>
            </UnstyledButton>
          ))
        : null}
      {rested.length >= 2 && data?.rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          {words.none}
        </Text>
      ) : null}
      {chosen.map((one) => (
        <Group key={one.id} justify="space-between" wrap="nowrap">
          <bdi>{one.name}</bdi>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={words.remove(one.name)}
            onClick={() => onChange(chosen.filter(({ id }) => id !== one.id))}
          >
            <IconX size={16} stroke={1.6} />
          </ActionIcon>
        </Group>
      ))}
    </Stack>
  );
}
