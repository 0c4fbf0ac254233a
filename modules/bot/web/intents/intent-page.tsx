import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconChevronLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useAddressPart, useBrandPath, useGo } from "../../../../platform/ui/address.ts";
import { api } from "../../../../platform/ui/api.ts";
import { NothingFound } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { PageSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type Does, type IntentRow, intentBody } from "../../contract.ts";
import { intentsQuery } from "../bot-calls.ts";
import { useSaving } from "../parts/use-saving.ts";
import { mayWrite } from "../rights.ts";
import { DoesFields } from "./does-fields.tsx";
import { ExamplesList } from "./examples-list.tsx";
import styles from "./intents.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** One intent: its name, what the bot does about it, and how people say it; or what is none of the intents. */
export default function IntentPage() {
  const words = useWords({ fa, en });
  const id = useAddressPart("id");
  const list = useQuery(intentsQuery());
  if (id === "none")
    return (
      <Page title={words.noneTitle} note={<Back />}>
        <Text size="sm" c="dimmed">
          {words.noneNote}
        </Text>
        <ExamplesList intent="none" title={words.none} />
      </Page>
    );
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <PageSkeleton />;
  const intent = list.data.rows.find((row) => String(row.id) === id);
  if (!intent) return <NothingFound clear={<Back />} />;
  return <Intent key={intent.id} intent={intent} />;
}

function Back() {
  const words = useWords({ fa, en });
  const brandPath = useBrandPath();
  return (
    <Link to={brandPath("bot")} className={styles["back"]}>
      <IconChevronLeft size={14} stroke={1.6} className="mirror" />
      {words.back}
    </Link>
  );
}

function Intent({ intent }: { intent: IntentRow }) {
  const words = useWords({ fa, en });
  const write = useCan(mayWrite);
  const [title, setTitle] = useState(intent.title);
  const [does, setDoes] = useState<Does>(intent.does);
  const path = `/bot/intents/${intent.id}`;
  const body = intentBody.safeParse({ title, does });
  const changed = JSON.stringify([title, does]) !== JSON.stringify([intent.title, intent.does]);
  const saving = useSaving(() => api.put(path, body.data), { done: words.saved, renews: ["intents", "model"] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body.success) saving.mutate(undefined);
  };
  return (
    <Page title={intent.title} note={<Back />} action={write ? <Remove intent={intent} /> : undefined}>
      <form onSubmit={submit}>
        <Stack gap={14}>
          <TextInput
            required
            maxLength={120}
            maw={480}
            label={words.name}
            readOnly={!write}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <DoesFields does={does} onChange={setDoes} readOnly={!write} />
          {write ? (
            <Group gap={12}>
              <Button type="submit" loading={saving.isPending} disabled={!changed || !body.success}>
                {words.save}
              </Button>
              <Text size="sm" c="dimmed" aria-live="polite">
                {changed ? words.unsaved : ""}
              </Text>
            </Group>
          ) : null}
        </Stack>
      </form>
      <ExamplesList intent={intent.id} title={intent.title} />
    </Page>
  );
}

function Remove({ intent }: { intent: IntentRow }) {
  const words = useWords({ fa, en });
  const go = useGo();
  const undo = useUndoNotice();
  const renews = ["intents", "model"];
  const restore = useSaving(() => api.post(`/bot/intents/${intent.id}/restore`), { renews });
  const remove = useSaving(() => api.delete(`/bot/intents/${intent.id}`), {
    renews,
    onDone: () => {
      go("bot");
      undo(words.removed(intent.title), () => restore.mutate(undefined));
    },
  });
  return (
    <Button variant="subtle" color="gray" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
      {words.remove}
    </Button>
  );
}
