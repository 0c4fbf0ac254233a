import { ActionIcon, Button, Loader, Menu, Text, Tooltip } from "@mantine/core";
import { IconClockPlay, IconDots, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useGo } from "../../../../platform/ui/address.ts";
import { api } from "../../../../platform/ui/api.ts";
import { Bdi } from "../../../../platform/ui/bdi.tsx";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useNotice, useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useShortcut } from "../../../../platform/ui/shortcuts.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Segment } from "../../contract.ts";
import { customerKeys, groupsQuery } from "../customer-calls.ts";
import { CustomerPlaces } from "../parts/customer-places.tsx";
import styles from "./groups.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useSentence } from "./use-sentence.ts";

/** The groups of customers, each with its rule in words and how many it has. */
export default function GroupsPage() {
  const words = useWords({ fa, en });
  const go = useGo();
  const { data, error, refetch } = useQuery(groupsQuery());
  useChanges(["segment", "customers"], () => void refetch());
  const mayDefine = useCan("customers.define");
  const make = () => go("customers/groups/new");
  useShortcut("n", words.add, make, mayDefine);
  const remove = useRemove();
  const add = mayDefine ? (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={make}>
      {words.add}
    </Button>
  ) : null;
  return (
    <Page title={words.title} action={data?.rows.length ? add : null} filters={<CustomerPlaces at="groups" />}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <ListSkeleton rows={4} /> : null}
      {data?.rows.length === 0 ? (
        <EmptyState picture="people" title={words.empty.title} text={words.empty.text} action={add} />
      ) : null}
      <ul className={styles["list"]}>
        {data?.rows.map((group) => (
          <Group key={group.id} group={group} onRemove={mayDefine ? () => remove.mutate(group) : null} />
        ))}
      </ul>
    </Page>
  );
}

function Group({ group, onRemove }: { group: Segment; onRemove: (() => void) | null }) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const sentence = useSentence();
  const go = useGo();
  return (
    <li className={styles["group"]}>
      <div className={styles["groupText"]}>
        <BrandLink path={`customers/groups/${group.id}`} c="inherit" fw="medium">
          <Bdi>{group.name}</Bdi>
        </BrandLink>
        {group.moves_with_time ? (
          <Tooltip label={words.moves}>
            <IconClockPlay
              size={15}
              stroke={1.6}
              aria-label={words.moves}
              style={{ marginInlineStart: 8, verticalAlign: "middle", color: "var(--mantine-color-dimmed)" }}
            />
          </Tooltip>
        ) : null}
        <Text size="sm" c="dimmed" lineClamp={2}>
          {sentence(group.rule)}
        </Text>
      </div>
      <div className={styles["members"]}>
        {group.counted_at ? (
          <>
            <BrandLink path={`customers?segment=${group.id}`} fw="medium">
              {words.members(number(group.members))}
            </BrandLink>
            <Text size="xs" c="dimmed">
              {words.countedAt}: <TimeText at={group.counted_at} />
            </Text>
          </>
        ) : (
          <Text size="sm" c="dimmed" role="status">
            <Loader size={12} mx={6} />
            {words.counting}
          </Text>
        )}
      </div>
      {onRemove ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={words.more(group.name)}>
              <IconDots size={18} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconPencil size={18} stroke={1.6} />}
              onClick={() => go(`customers/groups/${group.id}`)}
            >
              {words.edit}
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size={18} stroke={1.6} />} onClick={onRemove}>
              {words.remove}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </li>
  );
}

function useRemove() {
  const words = useWords({ fa, en });
  const cache = useQueryClient();
  const notice = useNotice();
  const undo = useUndoNotice();
  const fresh = () => cache.invalidateQueries({ queryKey: customerKeys.all() });
  const restore = useMutation({
    mutationFn: (id: number) => api.post(`/segments/${id}/restore`),
    onSuccess: fresh,
    onError: notice.failed,
  });
  return useMutation({
    mutationFn: ({ id }: Segment) => api.delete(`/segments/${id}`),
    onSuccess: async (_, { id, name }) => {
      await fresh();
      undo(words.removed(name), () => restore.mutate(id));
    },
    onError: notice.failed,
  });
}
