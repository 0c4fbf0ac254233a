import { Button, Group, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useCan } from "../../../../platform/ui/session.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { customerOfCall } from "../../contract.ts";
import { usePhoneDeed } from "../phone-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Makes a customer of a number nobody knows, with the name they said. */
export function NewCaller({ call }: { call: number }) {
  const words = useWords({ fa, en });
  const [name, setName] = useState("");
  const make = usePhoneDeed(() => api.post(`/calls/${call}/customer`, { name: name.trim() || null }, customerOfCall), {
    done: words.created,
  });
  if (!useCan("calls.make")) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Group gap={8} wrap="nowrap">
        <TextInput
          size="xs"
          flex={1}
          aria-label={words.name}
          placeholder={words.name}
          maxLength={200}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Button size="xs" type="submit" loading={make.isPending}>
          {words.create}
        </Button>
      </Group>
    </form>
  );
}
