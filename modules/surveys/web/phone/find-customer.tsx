import { Stack, Text, TextInput, Title, UnstyledButton } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { customerList } from "../../../customers/contract.ts";
import { surveyKeyOf } from "../survey-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./phone.module.css";

/** Finds whom to call. */
export function FindCustomer({ onChosen }: { onChosen: (id: number) => void }) {
  const words = useWords({ fa, en });
  const [text, setText] = useState("");
  const [rested] = useDebouncedValue(text.trim(), 200);
  const { data } = useQuery({
    queryKey: surveyKeyOf("customers", rested),
    queryFn: ({ signal }) => api.get("/customers", customerList, { query: { search: rested, limit: 8 }, signal }),
    enabled: rested.length >= 2,
  });
  return (
    <Stack gap={10}>
      <Title order={2}>{words.whom}</Title>
      <TextInput
        type="search"
        aria-label={words.find}
        placeholder={words.find}
        leftSection={<IconSearch size={18} stroke={1.6} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {data?.rows.map((row) => (
        <UnstyledButton key={row.id} className={styles["choice"] ?? ""} onClick={() => onChosen(row.id)}>
          <bdi>{row.label ?? words.unnamed}</bdi>
          <Text span size="sm" c="dimmed">
            <bdi dir="ltr">{row.phone}</bdi>
          </Text>
        </UnstyledButton>
      ))}
      {data?.rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          {words.none}
        </Text>
      ) : null}
    </Stack>
  );
}
