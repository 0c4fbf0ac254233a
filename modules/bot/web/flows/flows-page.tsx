import { Badge, Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useCallback, useState } from "react";
import { useBrandPath, useGo } from "../../../../platform/ui/address.ts";
import { api } from "../../../../platform/ui/api.ts";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useShortcut } from "../../../../platform/ui/shortcuts.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type FlowRow, made } from "../../contract.ts";
import { flowsQuery } from "../bot-calls.ts";
import listStyles from "../intents/intents.module.css";
import { useSaving } from "../parts/use-saving.ts";
import { mayWrite } from "../rights.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** The flows of the brand: how long each is, whether it is live, and what stands in its way. */
export default function FlowsPage() {
  const words = useWords({ fa, en });
  const write = useCan(mayWrite);
  const [adding, setAdding] = useState(false);
  const list = useQuery(flowsQuery());
  const open = useCallback(() => setAdding(true), []);
  useShortcut("n", words.add, open, write);
  const add = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={open}>
      {words.add}
    </Button>
  );
  const empty = list.data?.rows.length === 0;
  return (
    <Page title={words.title} note={words.note} action={write && list.data && !empty ? add : undefined}>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={4} /> : null}
      {empty ? (
        <EmptyState picture="link" title={words.emptyTitle} text={words.emptyText} action={write ? add : null} />
      ) : null}
      <ul className={listStyles["list"]} aria-label={words.list}>
        {list.data?.rows.map((flow) => (
          <FlowLine key={flow.id} flow={flow} />
        ))}
      </ul>
      <Modal
        opened={adding}
        onClose={() => setAdding(false)}
        title={words.add}
        closeButtonProps={{ "aria-label": words.close }}
      >
        <NewFlow />
      </Modal>
    </Page>
  );
}

function FlowLine({ flow }: { flow: FlowRow }) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const brandPath = useBrandPath();
  const undo = useUndoNotice();
  const write = useCan(mayWrite);
  const path = `/bot/flows/${flow.id}`;
  const restore = useSaving(() => api.post(`${path}/restore`), { renews: ["flows"] });
  const remove = useSaving(() => api.delete(path), {
    renews: ["flows"],
    onDone: () => undo(words.removed(flow.name), () => restore.mutate(undefined)),
  });
  return (
    <li className={listStyles["saying"]}>
      <Link
        to={brandPath(`bot/flows/${flow.id}`)}
        className={listStyles["line"]}
        style={{ flex: 1, borderBlockEnd: "none" }}
      >
        <span className={listStyles["grow"]}>
          <bdi className={listStyles["name"]}>{flow.name}</bdi>
          <span className={listStyles["quiet"]}>
            {flow.published_version === null ? words.notPublished : words.live(number(flow.published_version))}
            {flow.published_version !== null && flow.changed ? ` · ${words.changed}` : ""}
          </span>
        </span>
        {flow.problems.length > 0 ? (
          <Badge variant="light" color="yellow" tt="none" leftSection={<IconAlertTriangle size={13} stroke={1.8} />}>
            {words.problems(number(flow.problems.length))}
          </Badge>
        ) : null}
        <span className={listStyles["count"]}>{words.steps(number(flow.draft.nodes.length))}</span>
      </Link>
      {write ? (
        <Button size="xs" variant="subtle" color="gray" px={8} onClick={() => remove.mutate(undefined)}>
          {words.remove}
        </Button>
      ) : null}
    </li>
  );
}

function NewFlow() {
  const words = useWords({ fa, en });
  const go = useGo();
  const [name, setName] = useState("");
  const making = useSaving(
    () => api.post("/bot/flows", { name: name.trim(), draft: { start: null, nodes: [] } }, made),
    { done: words.made, renews: ["flows"], onDone: ({ id }) => go(`bot/flows/${id}`) },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") making.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={16}>
        <TextInput
          data-autofocus
          required
          maxLength={120}
          label={words.name}
          placeholder={words.namePlaceholder}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={making.isPending} disabled={name.trim() === ""}>
            {words.make}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
