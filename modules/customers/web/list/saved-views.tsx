import { ActionIcon, Button, Checkbox, Popover, Stack, Text, TextInput, UnstyledButton } from "@mantine/core";
import { IconBookmark, IconBookmarkFilled, IconPlus, IconX } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { AddressFilters } from "../../../../platform/ui/address.ts";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice, useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { viewsQuery } from "../customer-calls.ts";
import { useCustomerWords } from "../parts/use-customer-words.ts";
import styles from "./list.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { filterKeys } from "./use-customer-list.ts";

const kept = [...filterKeys, "sort", "order"];
type Body = { name: string; address: AddressFilters; shared: boolean };
type SavedViewsProps = { address: AddressFilters; onOpen: (address: Record<string, string | null>) => void };

/** The views that were saved, and a way to save the one on screen. */
export function SavedViews({ address, onOpen }: SavedViewsProps) {
  const words = useWords({ fa, en }).views;
  const [opened, setOpened] = useState(false);
  const [naming, setNaming] = useState(false);
  const now = Object.fromEntries(kept.flatMap((key) => (address[key] ? [[key, address[key]]] : [])));
  const { views, save, remove } = useViews(() => setOpened(false));
  const same = (one: Record<string, unknown>) => kept.every((key) => (one[key] ?? "") === (now[key] ?? ""));
  const current = Object.keys(now).length > 0 ? views.find((view) => same(view.address)) : undefined;
  const Mark = current ? IconBookmarkFilled : IconBookmark;
  function open(view: { address: Record<string, unknown> }) {
    setOpened(false);
    onOpen(Object.fromEntries(kept.map((key) => [key, view.address[key] ? String(view.address[key]) : null])));
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={280} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          px={10}
          leftSection={<Mark size={18} stroke={1.6} />}
          onClick={() => {
            setNaming(false);
            setOpened(!opened);
          }}
        >
          {current?.name ?? words.title}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        {naming ? (
          <NewView busy={save.isPending} onSave={(name, shared) => save.mutate({ name, shared, address: now })} />
        ) : (
          <Stack gap={2}>
            {views.length === 0 ? (
              <Text size="sm" c="dimmed" p={8}>
                {words.none}
              </Text>
            ) : null}
            {[true, false].map((mine) => {
              const some = views.filter((view) => view.mine === mine);
              if (some.length === 0) return null;
              return (
                <div key={String(mine)}>
                  <div className={styles["menuLabel"]}>{mine ? words.mine : words.shared}</div>
                  {some.map((view) => (
                    <div key={view.id} className={styles["view"]} data-open={view === current || undefined}>
                      <UnstyledButton className={styles["viewName"]} onClick={() => open(view)}>
                        <bdi>{view.name}</bdi>
                      </UnstyledButton>
                      {view.mine ? (
                        <ActionIcon
                          variant="subtle"
                          color="gray"
                          size="sm"
                          aria-label={words.remove(view.name)}
                          onClick={() => remove.mutate(view)}
                        >
                          <IconX size={15} stroke={1.6} />
                        </ActionIcon>
                      ) : null}
                    </div>
                  ))}
                </div>
              );
            })}
            <Button
              variant="subtle"
              justify="flex-start"
              px={8}
              disabled={Object.keys(now).length === 0 || current !== undefined}
              leftSection={<IconPlus size={16} stroke={1.6} />}
              onClick={() => setNaming(true)}
            >
              {words.save}
            </Button>
          </Stack>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function useViews(onSaved: () => void) {
  const words = useWords({ fa, en }).views;
  const cache = useQueryClient();
  const notice = useNotice();
  const undo = useUndoNotice();
  const fresh = () => cache.invalidateQueries({ queryKey: viewsQuery().queryKey });
  const views = useQuery(viewsQuery()).data?.rows ?? [];
  const save = useMutation({
    mutationFn: (view: Body) => api.post("/customer-views", view),
    onSuccess: async (_, view) => {
      await fresh();
      onSaved();
      notice.done(words.saved(view.name));
    },
    onError: notice.failed,
  });
  const remove = useMutation({
    mutationFn: (view: { id: number; name: string; shared: boolean; address: Record<string, unknown> }) =>
      api.delete(`/customer-views/${view.id}`),
    onSuccess: async (_, { name, shared, address }) => {
      await fresh();
      undo(words.removed(name), () => save.mutate({ name, shared, address: address as AddressFilters }));
    },
    onError: notice.failed,
  });
  return { views, save, remove };
}

function NewView({ busy, onSave }: { busy: boolean; onSave: (name: string, shared: boolean) => void }) {
  const words = useWords({ fa, en }).views;
  const { save } = useCustomerWords();
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim()) onSave(name.trim(), shared);
  }
  return (
    <form onSubmit={submit}>
      <Stack gap={12} p={4}>
        <TextInput
          data-autofocus
          label={words.name}
          placeholder={words.namePlaceholder}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          size="xs"
          label={words.share}
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        <Button type="submit" loading={busy} disabled={!name.trim()}>
          {save}
        </Button>
      </Stack>
    </form>
  );
}
