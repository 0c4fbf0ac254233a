import { ActionIcon, Button, Group, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch, IconX } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useNotice, useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { SuppressionRow } from "../../contract.ts";
import { customerKeys } from "../customer-calls.ts";
import { Section } from "../details/section.tsx";
import { shownPhone } from "../parts/shown-phone.ts";
import { useChannelName } from "../parts/use-customer-words.ts";
import { useSourceName } from "../parts/use-source-name.ts";
import { AddSuppression } from "./add-suppression.tsx";
import styles from "./contact.module.css";
import { suppressionsQuery } from "./contact-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** The addresses to which nothing goes out. */
export function Suppressions({ disabled }: { disabled: boolean }) {
  const words = useWords({ fa, en });
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed.trim(), 250);
  const list = useInfiniteQuery(suppressionsQuery(search));
  const rows = list.data?.pages.flatMap((page) => page.rows);
  const remove = useRemoval();
  return (
    <Section title={words.list} hint={words.listNote}>
      {disabled ? null : <AddSuppression />}
      <TextInput
        type="search"
        maw={320}
        aria-label={words.search}
        placeholder={words.search}
        leftSection={<IconSearch size={18} stroke={1.6} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={3} /> : null}
      {rows?.length === 0 ? <Text c="dimmed">{search ? words.nothingFound : words.none}</Text> : null}
      <div>
        {rows?.map((row) => (
          <Line key={row.id} row={row} onRemove={disabled ? null : () => remove.mutate(row.id)} />
        ))}
      </div>
      {list.hasNextPage ? (
        <Group>
          <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {words.more}
          </Button>
        </Group>
      ) : null}
    </Section>
  );
}

function useRemoval() {
  const words = useWords({ fa, en });
  const cache = useQueryClient();
  const notice = useNotice();
  const undo = useUndoNotice();
  const fresh = () => cache.invalidateQueries({ queryKey: customerKeys.part("suppressions") });
  const restore = useMutation({
    mutationFn: (id: number) => api.post(`/suppressions/${id}/restore`),
    onSuccess: fresh,
    onError: notice.failed,
  });
  return useMutation({
    mutationFn: (id: number) => api.delete(`/suppressions/${id}`),
    onSuccess: async (_, id) => {
      undo(words.removed, () => restore.mutate(id));
      await fresh();
    },
    onError: notice.failed,
  });
}

function Line({ row, onRemove }: { row: SuppressionRow; onRemove: (() => void) | null }) {
  const words = useWords({ fa, en });
  const channelName = useChannelName();
  const sourceName = useSourceName();
  const address = row.address === null ? null : shownPhone(row.address);
  return (
    <div className={styles["line"]}>
      <div className={styles["grow"]}>
        {address ? <bdi dir="ltr">{address}</bdi> : <Text c="dimmed">{words.hidden}</Text>}
        <Text size="xs" c="dimmed" component="div" className={styles["facts"] ?? ""}>
          <span>{channelName(row.channel)}</span>
          <span>{words.reasons[row.reason]}</span>
          {row.source === "staff" ? null : <bdi>{sourceName(row.source)}</bdi>}
          {row.line ? <bdi>{words.onLine(row.line)}</bdi> : null}
          <TimeText at={row.at} />
        </Text>
      </div>
      {row.customer_id ? (
        <BrandLink path={`customers/${row.customer_id}`} size="sm">
          {words.openCustomer}
        </BrandLink>
      ) : null}
      {onRemove ? (
        <ActionIcon variant="subtle" color="gray" aria-label={words.remove(address ?? words.hidden)} onClick={onRemove}>
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      ) : null}
    </div>
  );
}
