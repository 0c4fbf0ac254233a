import { Button, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import * as z from "zod";
import { useGo } from "../../../../platform/ui/address.ts";
import { api } from "../../../../platform/ui/api.ts";
import { CopyLine } from "../../../../platform/ui/copy-line.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ContactForm } from "../../contract.ts";
import { useSaving } from "../settings/use-saving.ts";
import styles from "./forms.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { plainHtml } from "./plain-html.ts";

/** What is put on the site: one line, or plain HTML of the form as it is saved; and a trial. */
export function FormPlace({ form }: { form: ContactForm }) {
  const words = useWords({ fa, en });
  const { settings, key } = form;
  const shown = (settings.language === "fa" ? fa : en).shown;
  const html = plainHtml(settings, `${location.origin}/f/${key}`, shown);
  return (
    <Stack gap={20}>
      <Title order={2} size="h3">
        {words.place}
      </Title>
      <div>
        <Text size="sm" mb={6}>
          {words.script}
        </Text>
        <CopyLine text={`<script src="${location.origin}/form.js" data-form="${key}" defer></script>`} />
      </div>
      <div className={styles["html"]}>
        <Text size="sm">{words.plain}</Text>
        <Text size="xs" c="dimmed" mb={6}>
          {words.plainNote}
        </Text>
        <CopyLine text={html} />
      </div>
      <Trial form={form} />
    </Stack>
  );
}

const sent = z.object({ conversation: z.number() });

function Trial({ form }: { form: ContactForm }) {
  const words = useWords({ fa, en });
  const go = useGo();
  const [text, setText] = useState(words.trySample);
  const trial = useSaving(() => api.post(`/contact-forms/${form.id}/trial`, { text }, sent), { renews: "list" });
  return (
    <Stack gap={8}>
      <Title order={2} size="h3">
        {words.try}
      </Title>
      <Text size="sm" c="dimmed">
        {words.tryText}
      </Text>
      <TextInput
        aria-label={words.try}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group gap={8}>
        <Button
          variant="default"
          loading={trial.isPending}
          disabled={text.trim() === ""}
          onClick={() => trial.mutate(undefined)}
        >
          {words.trySend}
        </Button>
        {trial.data ? (
          <Button variant="subtle" onClick={() => go(`inbox?c=${trial.data.conversation}`)}>
            {words.tryOpen}
          </Button>
        ) : null}
      </Group>
    </Stack>
  );
}
