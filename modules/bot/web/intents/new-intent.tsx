import { Button, Group, Modal, Stack, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useGo } from "../../../../platform/ui/address.ts";
import { api } from "../../../../platform/ui/api.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { made } from "../../contract.ts";
import { useSaving } from "../parts/use-saving.ts";
import { linesOf } from "./lines-of.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type NewIntentProps = { opened: boolean; onClose: () => void };

/** Makes an intent with its first examples, and opens it. */
export function NewIntent({ opened, onClose }: NewIntentProps) {
  const words = useWords({ fa, en });
  return (
    <Modal opened={opened} onClose={onClose} title={words.add} closeButtonProps={{ "aria-label": words.close }}>
      <Fields />
    </Modal>
  );
}

function Fields() {
  const words = useWords({ fa, en });
  const go = useGo();
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const making = useSaving(
    () => {
      const does = { do: "answer", answer: { fa: "", en: "" }, buttons: [] };
      return api.post("/bot/intents", { title: title.trim(), does, examples: linesOf(text) }, made);
    },
    { done: words.made, renews: ["intents", "model"], onDone: ({ id }) => go(`bot/intents/${id}`) },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() !== "") making.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={16}>
        <TextInput
          data-autofocus
          required
          maxLength={120}
          label={words.name}
          placeholder={words.namePlaceholder}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Textarea
          autosize
          minRows={4}
          maxRows={12}
          dir="auto"
          label={words.firstExamples}
          placeholder={words.firstPlaceholder}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={making.isPending} disabled={title.trim() === ""}>
            {words.make}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
