import { Button, Group, Stack, Textarea } from "@mantine/core";
import { type FormEvent, useRef, useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { answered, type Mention } from "../contract.ts";
import { useMentionDeed } from "./mention-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** An answer in the group in which something was said, through the bot that heard it. */
export function GroupAnswer({ row, onClose }: { row: Mention; onClose: () => void }) {
  const words = useWords({ fa, en }).answer;
  const notice = useNotice();
  const [text, setText] = useState("");
  const clientId = useRef(crypto.randomUUID());
  const send = useMentionDeed(
    () => api.post(`/mentions/${row.id}/answers`, { client_id: clientId.current, text }, answered),
    {
      onDone: ({ state }) => {
        if (state === "sent") {
          notice.done(words.sent);
          return onClose();
        }
        // What surely did not arrive may go out anew under a key of its own.
        if (state === "failed") clientId.current = crypto.randomUUID();
      },
    },
  );
  const problem =
    send.data && send.data.state !== "sent" ? (send.data.state === "failed" ? words.failed : words.unknown) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate(undefined);
  };
  return (
    <Stack component="form" gap={8} mt={8} maw={560} onSubmit={submit}>
      <Textarea
        label={words.label}
        description={words.note}
        data-autofocus
        autoFocus
        dir="auto"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4096}
        value={text}
        error={problem}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Group gap={8}>
        <Button type="submit" size="xs" loading={send.isPending} disabled={text.trim() === ""}>
          {words.send}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onClose}>
          {words.cancel}
        </Button>
      </Group>
    </Stack>
  );
}
