import { Button, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { currentBrand } from "../../../platform/ui/current-brand.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { customerList } from "../../customers/contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type CaseForProps = { opened: boolean; onClose: () => void; onChosen: (customer: number) => void };

/** Asks which customer said something whose author is not known. */
export function CaseForMention({ opened, onClose, onChosen }: CaseForProps) {
  const all = useWords({ fa, en });
  const words = all.caseFor;
  const [text, setText] = useState("");
  const [rested] = useDebouncedValue(text.trim(), 200);
  const { data } = useQuery({
    queryKey: ["mentions", currentBrand(), "customers", rested],
    queryFn: ({ signal }) => api.get("/customers", customerList, { query: { search: rested, limit: 8 }, signal }),
    enabled: opened && rested.length >= 2,
  });
  return (
    <Modal opened={opened} onClose={onClose} title={words.title} closeButtonProps={{ "aria-label": all.close }}>
      <Stack gap={10}>
        <Text size="sm" c="dimmed">
          {words.note}
        </Text>
        <TextInput
          type="search"
          data-autofocus
          aria-label={words.find}
          placeholder={words.find}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        {data?.rows.map(({ id, label, phone }) => (
          <Button
            key={id}
            variant="default"
            justify="space-between"
            rightSection={<bdi dir="ltr">{phone}</bdi>}
            onClick={() => onChosen(id)}
          >
            <bdi>{label ?? all.unnamed}</bdi>
          </Button>
        ))}
        {data?.rows.length === 0 ? (
          <Text size="sm" c="dimmed">
            {words.none}
          </Text>
        ) : null}
      </Stack>
    </Modal>
  );
}
