import { Button, Group, TextInput } from "@mantine/core";
import { IconBriefcase2 } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useGo } from "../../../../platform/ui/address.ts";
import { api } from "../../../../platform/ui/api.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { caseMade } from "../../contract.ts";
import { useCaseDeed } from "../case-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Opens a case for a customer or from a conversation, by a line of what it is about, and goes to it. */
export function NewCase({ about }: { about: { customer: number } | { conversation: number } }) {
  const words = useWords({ fa, en });
  const go = useGo();
  const [title, setTitle] = useState<string | null>(null);
  const open = useCaseDeed(
    (named: string) => api.post("/cases", { ...about, title: named }, caseMade),
    ({ id }) => go(`cases/${id}`),
    words.opened,
  );
  if (title === null) {
    return (
      <Button
        size="xs"
        variant="default"
        leftSection={<IconBriefcase2 size={16} stroke={1.6} />}
        onClick={() => setTitle("")}
      >
        {words.open}
      </Button>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim()) open.mutate(title);
  };
  return (
    <form onSubmit={submit}>
      <Group gap={8} align="flex-end">
        <TextInput
          size="xs"
          label={words.title}
          data-autofocus
          dir="auto"
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          style={{ flex: 1, minWidth: 160 }}
        />
        <Button size="xs" type="submit" disabled={!title.trim()} loading={open.isPending}>
          {words.open}
        </Button>
      </Group>
    </form>
  );
}
