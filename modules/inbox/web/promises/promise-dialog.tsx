import { Button, Chip, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import { WhenDialog } from "../parts/when-dialog.tsx";
import { whenPresets } from "../parts/when-presets.ts";
import { useRenew } from "../thread/use-thread.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import type { SuggestedPromise } from "./suggest-promise.ts";
import { useRenewPromises } from "./use-promises.ts";

type DialogProps = {
  conversation: number;
  /** What to begin with: a promise found in a reply, or nothing; null while the dialog is closed. */
  begin: SuggestedPromise | "empty" | null;
  onClose: () => void;
};

/** Records what a customer was promised, and by when. */
export function PromiseDialog({ conversation, begin, onClose }: DialogProps) {
  const words = { ...useInboxWords(), ...useWords({ fa, en }) };
  return (
    <Modal
      opened={begin !== null}
      onClose={onClose}
      title={words.make}
      closeButtonProps={{ "aria-label": words.close }}
    >
      <Fields conversation={conversation} begin={begin === "empty" ? null : begin} onClose={onClose} />
    </Modal>
  );
}

function Fields({
  conversation,
  begin,
  onClose,
}: {
  conversation: number;
  begin: SuggestedPromise | null;
  onClose: () => void;
}) {
  const words = useWords({ fa, en });
  const [text, setText] = useState(begin?.text ?? "");
  const [due, setDue] = useState<Date | null>(begin?.due ?? null);
  const [busy, setBusy] = useState(false);
  const notice = useNotice();
  const renew = useRenew();
  const renewPromises = useRenewPromises();
  async function keep() {
    if (!due) return;
    setBusy(true);
    try {
      await api.post(`/conversations/${conversation}/promises`, { text: text.trim(), due_at: due.toISOString() });
      notice.done(words.kept);
      onClose();
    } catch (error) {
      notice.failed(error);
    } finally {
      setBusy(false);
      renew(conversation);
      renewPromises();
    }
  }
  return (
    <Stack gap={18}>
      <Textarea
        data-autofocus
        autosize
        minRows={2}
        label={words.what}
        placeholder={words.whatPlaceholder}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <DueChoice due={due} onDue={setDue} />
      <Group justify="flex-end">
        <Button disabled={text.trim() === "" || due === null} loading={busy} onClick={() => void keep()}>
          {words.keep}
        </Button>
      </Group>
    </Stack>
  );
}

const offered = ["two_hours", "evening", "tomorrow", "tomorrow_noon", "three_days", "next_week"];

function DueChoice({ due, onDue }: { due: Date | null; onDue: (due: Date) => void }) {
  const words = useWords({ fa, en });
  const shared = useInboxWords();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const [presets] = useState(() => whenPresets(new Date(), format.timeZone).filter(({ key }) => offered.includes(key)));
  const chosen = due?.getTime() ?? 0;
  const own = due !== null && !presets.some(({ at }) => at.getTime() === chosen);
  return (
    <div>
      <Text size="sm" fw={500} mb={8}>
        {words.due}
      </Text>
      <Group gap={8}>
        {own ? (
          <Chip checked size="sm" onChange={() => setAsking(true)}>
            {format.dateTime(due, "day")}
          </Chip>
        ) : null}
        {presets.map(({ key, at }) => (
          <Chip key={key} size="sm" checked={at.getTime() === chosen} onChange={() => onDue(at)}>
            {shared.when[key]}
          </Chip>
        ))}
        <Chip size="sm" checked={false} onChange={() => setAsking(true)}>
          {shared.when.pick}…
        </Chip>
      </Group>
      {due && !own ? (
        <Text size="sm" c="dimmed" mt={8}>
          {format.dateTime(due, "day")}
        </Text>
      ) : null}
      <WhenDialog opened={asking} onClose={() => setAsking(false)} onPick={onDue} deed={shared.save} />
    </div>
  );
}
