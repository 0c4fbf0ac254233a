import { ActionIcon, Button, Group, Text, TextInput, Title } from "@mantine/core";
import { IconSearch, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { searchForm } from "../../../../platform/text/index.ts";
import { api } from "../../../../platform/ui/api.ts";
import { Bdi } from "../../../../platform/ui/bdi.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { examplesPath, examplesQuery } from "../bot-calls.ts";
import { useSaving } from "../parts/use-saving.ts";
import { mayWrite } from "../rights.ts";
import { AddExample } from "./add-example.tsx";
import styles from "./intents.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** How many are drawn at once. */
const page = 100;

/** How people say one intent, or what is none of them: add, search, remove. */
export function ExamplesList({ intent, title }: { intent: number | "none"; title: string }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const write = useCan(mayWrite);
  const list = useQuery(examplesQuery(intent));
  const [search, setSearch] = useState("");
  const [shown, setShown] = useState(page);
  const wanted = searchForm(search);
  const rows = list.data?.rows ?? [];
  const fitting = wanted === "" ? rows : rows.filter(({ text }) => searchForm(text).includes(wanted));
  return (
    <section aria-label={words.sayings}>
      <Group gap={8} align="baseline">
        <Title order={2}>{words.sayings}</Title>
        {list.data ? <span className={styles["quiet"]}>{words.examples(format.number(rows.length))}</span> : null}
      </Group>
      <Text size="sm" c="dimmed" mb={8}>
        {words.sayingsNote}
      </Text>
      {write ? <AddExample intent={intent} title={title} known={rows} /> : null}
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={4} /> : null}
      {list.data && rows.length === 0 ? (
        <Text c="dimmed" py={16}>
          {words.noSayings}
        </Text>
      ) : null}
      {rows.length > 12 ? (
        <TextInput
          mt={12}
          size="xs"
          aria-label={words.searchSayings}
          placeholder={words.searchSayings}
          leftSection={<IconSearch size={14} stroke={1.6} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      ) : null}
      <ul className={styles["list"]}>
        {fitting.slice(0, shown).map((example) => (
          <Saying key={example.id} intent={intent} example={example} />
        ))}
      </ul>
      {fitting.length > shown ? (
        <Button mt={8} size="xs" variant="subtle" color="gray" onClick={() => setShown(shown + page)}>
          {words.more(format.number(Math.min(page, fitting.length - shown)))}
        </Button>
      ) : null}
    </section>
  );
}

type SayingProps = { intent: number | "none"; example: { id: number; text: string } };

function Saying({ intent, example }: SayingProps) {
  const words = useWords({ fa, en });
  const undo = useUndoNotice();
  const write = useCan(mayWrite);
  const renews = ["examples", "intents", "model"];
  const putBack = useSaving(() => api.post(examplesPath(intent), { text: example.text }), { renews });
  const remove = useSaving(() => api.delete(`/bot/examples/${example.id}`), {
    renews,
    onDone: () => undo(words.sayingRemoved, () => putBack.mutate(undefined)),
  });
  return (
    <li className={styles["saying"]}>
      <Bdi>{example.text}</Bdi>
      {write ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={words.removeSaying(example.text)}
          loading={remove.isPending}
          onClick={() => remove.mutate(undefined)}
        >
          <IconX size={15} stroke={1.6} />
        </ActionIcon>
      ) : null}
    </li>
  );
}
