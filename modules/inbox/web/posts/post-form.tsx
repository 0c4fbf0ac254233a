import { Button, Checkbox, FileButton, Group, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { IconClock, IconPaperclip } from "@tabler/icons-react";
import { useState } from "react";
import * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { PostPlace } from "../../contract.ts";
import { FileChips } from "../composer/file-chips.tsx";
import { useFiles } from "../composer/use-files.ts";
import { WhenDialog } from "../parts/when-dialog.tsx";
import { useSaving } from "../settings/use-saving.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const made = z.object({ id: z.number() });

/** A post being written: published after ten seconds, or at a time. */
export function PostForm({ places, onDone }: { places: readonly PostPlace[]; onDone: () => void }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const [account, setAccount] = useState(places[0]?.id ?? 0);
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const [pin, setPin] = useState(false);
  const [at, setAt] = useState<Date | null>(null);
  const [choosing, setChoosing] = useState(false);
  // The same post, however often the button is pressed.
  const [clientId] = useState(() => crypto.randomUUID());
  const files = useFiles();
  const place = places.find(({ id }) => id === account);
  const most = place?.most ?? null;
  const tooLong = most !== null && text.length > most;
  const when = at && format.dateTime(at.toISOString(), "day");
  const body = {
    ...{ client_id: clientId, account, title: title.trim() || null, text, pin },
    attachment: files.files[0]?.kept?.id ?? null,
    send_at: at?.toISOString() ?? null,
  };
  const saving = useSaving(() => api.post("/posts", body, made), {
    done: when ? words.planned(when) : words.made,
    renews: "posts",
    onDone,
  });
  const ready = (text.trim() !== "" || files.files.length > 0) && !files.busy && !tooLong && place !== undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate(undefined);
      }}
    >
      <Stack gap={16}>
        <Select
          label={words.place}
          data={places.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={String(account)}
          allowDeselect={false}
          onChange={(id) => setAccount(Number(id))}
        />
        <Textarea
          data-autofocus
          dir="auto"
          autosize
          minRows={5}
          maxRows={14}
          label={words.text}
          value={text}
          error={tooLong ? words.tooLong(format.number(most)) : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {most === null ? null : (
          <Text size="xs" c="dimmed" mt={-10}>
            {words.count(format.number(text.length), format.number(most))}
          </Text>
        )}
        <TextInput
          label={words.heading}
          description={words.headingNote}
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Checkbox label={words.pin} checked={pin} onChange={(event) => setPin(event.currentTarget.checked)} />
        <FileChips files={files.files} onRemove={files.remove} />
        <Group justify="space-between" gap={8}>
          <FileButton onChange={(file) => file && files.add([file])}>
            {(button) => (
              <Button
                {...button}
                variant="subtle"
                color="gray"
                disabled={files.files.length > 0}
                leftSection={<IconPaperclip size={18} stroke={1.6} />}
              >
                {words.file}
              </Button>
            )}
          </FileButton>
          <Group gap={8}>
            <Button
              variant="default"
              leftSection={<IconClock size={18} stroke={1.6} />}
              onClick={() => setChoosing(true)}
            >
              {when ?? words.later}
            </Button>
            <Button type="submit" loading={saving.isPending} disabled={!ready}>
              {at ? words.schedule : words.publish}
            </Button>
          </Group>
        </Group>
      </Stack>
      <WhenDialog opened={choosing} deed={words.schedule} onClose={() => setChoosing(false)} onPick={setAt} />
    </form>
  );
}
