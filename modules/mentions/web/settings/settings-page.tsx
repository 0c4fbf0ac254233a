import { Button, Group, NumberInput, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { Page } from "../../../../platform/ui/page.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { keepQuery, useMentionDeed } from "../mention-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { Sources } from "./sources.tsx";
import { Terms } from "./terms.tsx";

/** Where and for what a brand listens, and how long it remembers. */
export default function MentionSettingsPage() {
  const words = useWords({ fa, en });
  return (
    <Page width="reading" title={words.title} note={words.note}>
      <Stack gap={40}>
        <Terms />
        <Sources />
        <Keeping />
      </Stack>
    </Page>
  );
}

function Keeping() {
  const all = useWords({ fa, en });
  const words = all.keep;
  const { data } = useQuery(keepQuery());
  const [days, setDays] = useState<number | null>(null);
  const save = useMentionDeed((keep_days: number) => api.put("/mention-settings", { keep_days }), {
    done: all.saved,
    onDone: () => setDays(null),
  });
  const shown = days ?? data?.keep_days;
  if (shown === undefined) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(shown);
  };
  return (
    <section>
      <Title order={2}>{words.title}</Title>
      <form onSubmit={submit}>
        <Group align="flex-end" mt={8}>
          <NumberInput
            w={280}
            label={words.label}
            min={7}
            max={3650}
            allowDecimal={false}
            value={shown}
            onChange={(value) => typeof value === "number" && setDays(value)}
          />
          <Button type="submit" variant="default" disabled={days === null} loading={save.isPending}>
            {all.save}
          </Button>
        </Group>
      </form>
      <Text size="sm" c="dimmed" mt={4}>
        {words.note}
      </Text>
    </section>
  );
}
