import { Modal, Stack, Text, TextInput, UnstyledButton } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ConversationRow } from "../../contract.ts";
import { conversationsQuery } from "../inbox-calls.ts";
import { ChannelIcon } from "../parts/channel-icon.tsx";
import parts from "../parts/parts.module.css";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useJoining } from "./use-joining.ts";

type MergeDialogProps = { row: ConversationRow; onClose: () => void };

/** Chooses into which other conversation of the same customer this one goes. */
export function MergeDialog({ row, onClose }: MergeDialogProps) {
  const words = { ...useInboxWords(), ...useWords({ fa, en }) };
  const { merge } = useJoining();
  const [text, setText] = useState("");
  const [rested] = useDebouncedValue(text.trim(), 250);
  const { rows, busy } = useOthers(row, rested);
  return (
    <Modal opened onClose={onClose} title={words.title} size="md" closeButtonProps={{ "aria-label": words.close }}>
      <Stack gap={10} mih={240}>
        <Text size="sm" c="dimmed">
          {words.what}
        </Text>
        <TextInput
          data-autofocus
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          leftSection={<IconSearch size={18} stroke={1.6} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {busy ? <ListSkeleton rows={3} /> : null}
        {rows.length > 0 ? (
          <Text size="xs" c="dimmed">
            {words.ofCustomer}
          </Text>
        ) : null}
        {rows.map((one) => (
          <UnstyledButton
            key={one.id}
            className={parts["choice"] ?? ""}
            data-merge-into={one.id}
            onClick={() => {
              onClose();
              void merge(row.id, one.id);
            }}
          >
            <ChannelIcon channel={one.channel} size={18} />
            <span className={parts["choiceWords"]}>
              <bdi>{one.last?.text || words.statuses[one.status]}</bdi>
              <small>
                {words.statuses[one.status]} · <TimeText at={one.last_message_at} />
              </small>
            </span>
          </UnstyledButton>
        ))}
        {!busy && rows.length === 0 ? (
          <Text size="sm" c="dimmed">
            {rested ? words.notFound : words.none}
          </Text>
        ) : null}
      </Stack>
    </Modal>
  );
}

/** The customer's other conversations, those under way before those that have ended. */
function useOthers(row: ConversationRow, q: string) {
  const filters = { customer: row.customer.id, order: "newest", ...(q && { q }) };
  const open = useInfiniteQuery(conversationsQuery({ view: "all", ...filters }));
  const ended = useInfiniteQuery(conversationsQuery({ view: "resolved", ...filters }));
  const rows = [open, ended].flatMap(({ data }) => data?.pages.flatMap((page) => page.rows) ?? []);
  return { rows: rows.filter(({ id }) => id !== row.id), busy: open.isPending || ended.isPending };
}
