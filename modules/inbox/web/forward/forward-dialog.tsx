import { Button, Group, Modal, SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ForwardBody, MessageRow } from "../../contract.ts";
import { useColleagues } from "../parts/use-colleagues.ts";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import { useRenew } from "../thread/use-thread.ts";
import { ForwardPlace, type Place } from "./forward-place.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type ForwardDialogProps = { row: MessageRow; conversation: number; onClose: () => void };
const kinds = ["outside", "colleague", "conversation"] as const;

/** Hands a message on: to an address outside, to a colleague, into another conversation. */
export function ForwardDialog({ row, conversation, onClose }: ForwardDialogProps) {
  const words = { ...useInboxWords(), ...useWords({ fa, en }) };
  const [kind, setKind] = useState<(typeof kinds)[number]>("colleague");
  const [place, setPlace] = useState<Place>({});
  const [text, setText] = useState("");
  const { send, busy } = useForwarding(row, conversation, onClose);
  const complete = place.colleague || place.conversation || (place.account && /\S@\S/.test(place.to ?? ""));
  return (
    <Modal opened onClose={onClose} title={words.title} closeButtonProps={{ "aria-label": words.close }}>
      <Stack gap={16}>
        <Text size="sm" c="dimmed">
          {words.what}
        </Text>
        <SegmentedControl
          fullWidth
          aria-label={words.title}
          data={kinds.map((value) => ({ value, label: words.kinds[value] }))}
          value={kind}
          onChange={(value) => {
            setKind(value as typeof kind);
            setPlace({});
          }}
        />
        <ForwardPlace kind={kind} place={place} onPlace={setPlace} not={conversation} />
        <Textarea
          autosize
          minRows={2}
          label={words.words}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Text
          size="sm"
          c="dimmed"
          lineClamp={3}
          dir="auto"
          px={12}
          style={{ borderInlineStart: "2px solid var(--hairline)" }}
        >
          {row.text}
        </Text>
        <Group justify="flex-end">
          <Button disabled={!complete} loading={busy} onClick={() => void send({ ...place, text: text.trim() })}>
            {words.send}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function useForwarding(row: MessageRow, conversation: number, onDone: () => void) {
  const words = useWords({ fa, en });
  const { nameOf } = useColleagues();
  const notice = useNotice();
  const renew = useRenew();
  const [busy, setBusy] = useState(false);
  const [clientId] = useState(() => crypto.randomUUID());
  async function send(body: Omit<ForwardBody, "client_id">) {
    setBusy(true);
    try {
      await api.post(`/messages/${row.id}/forward`, { ...body, client_id: clientId });
      notice.done(body.to ? words.sent(body.to) : body.colleague ? words.told(nameOf(body.colleague)) : words.put);
      onDone();
    } catch (error) {
      notice.failed(error);
    } finally {
      setBusy(false);
      renew(conversation);
    }
  }
  return { send, busy };
}
