import { Badge, Button, Group, Switch, Text, TextInput } from "@mantine/core";
import { IconFileImport, IconPlus, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { searchForm } from "../../../../platform/text/index.ts";
import { useAddressFilters, useBrandPath } from "../../../../platform/ui/address.ts";
import { api } from "../../../../platform/ui/api.ts";
import { EmptyState, NothingFound } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useShortcut } from "../../../../platform/ui/shortcuts.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { IntentRow } from "../../contract.ts";
import { examplesQuery, intentsQuery } from "../bot-calls.ts";
import { useSaving } from "../parts/use-saving.ts";
import { mayWrite } from "../rights.ts";
import { ImportExamples } from "./import-examples.tsx";
import styles from "./intents.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { ModelLine } from "./model-line.tsx";
import { NewIntent } from "./new-intent.tsx";

/** «منظورها»: what customers want, how well each is known, and whether the draft is live. */
export default function IntentsPage() {
  const words = useWords({ fa, en });
  const write = useCan(mayWrite);
  const [filters, setFilters] = useAddressFilters();
  const [open, setOpen] = useState<"new" | "import" | null>(null);
  const list = useQuery(intentsQuery());
  const rows = list.data?.rows;
  const add = useMemo(() => () => setOpen("new"), []);
  useShortcut("n", words.add, add, write);
  const wanted = searchForm(filters["q"] ?? "");
  const fitting = rows?.filter(({ title }) => searchForm(title).includes(wanted));
  const button = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={add}>
      {words.add}
    </Button>
  );
  const importing = (
    <Button variant="default" leftSection={<IconFileImport size={18} stroke={1.6} />} onClick={() => setOpen("import")}>
      {words.import}
    </Button>
  );
  const empty = rows?.length === 0;
  return (
    <Page title={words.title} note={words.note} action={write && rows && !empty ? button : undefined}>
      <ModelLine />
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={6} /> : null}
      {empty ? (
        <EmptyState
          picture="talk"
          title={words.emptyTitle}
          text={words.emptyText}
          action={
            write ? (
              <Group justify="center">
                {[button, importing].map((one, at) => (
                  <span key={at === 0 ? "add" : "import"}>{one}</span>
                ))}
              </Group>
            ) : null
          }
        />
      ) : null}
      {rows && !empty ? (
        <Group gap={8}>
          <TextInput
            flex={1}
            miw={180}
            maw={360}
            aria-label={words.search}
            placeholder={words.search}
            leftSection={<IconSearch size={16} stroke={1.6} />}
            value={filters["q"] ?? ""}
            onChange={(event) => setFilters({ q: event.currentTarget.value })}
          />
          {write ? importing : null}
        </Group>
      ) : null}
      {fitting?.length === 0 && !empty ? <NothingFound searched={filters["q"] ?? ""} /> : null}
      <ul className={styles["list"]} aria-label={words.list}>
        {fitting?.map((intent) => (
          <IntentLine key={intent.id} intent={intent} />
        ))}
        {rows ? <NoneLine /> : null}
      </ul>
      <NewIntent opened={open === "new"} onClose={() => setOpen(null)} />
      <ImportExamples opened={open === "import"} onClose={() => setOpen(null)} />
    </Page>
  );
}

/** From so many examples on an intent is told apart reliably. */
const enough = 8;

function IntentLine({ intent }: { intent: IntentRow }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const brandPath = useBrandPath();
  const { does } = intent;
  const silent = does.do === "answer" && does.answer.fa === "" && does.answer.en === "";
  const hints = [silent ? words.noAnswer : null, intent.examples < enough ? words.few : null].filter(
    (one) => one !== null,
  );
  return (
    <li className={styles["row"]}>
      <Link to={brandPath(`bot/intents/${intent.id}`)} className={styles["line"]}>
        <span className={styles["grow"]}>
          <bdi className={styles["name"]}>{intent.title}</bdi>
          <span className={styles["quiet"]}>{words.does[does.do]}</span>
        </span>
        {hints.map((hint) => (
          <Badge key={hint} variant="light" color="yellow" tt="none">
            {hint}
          </Badge>
        ))}
        {intent.on ? null : (
          <Badge variant="light" color="gray" tt="none">
            {words.off}
          </Badge>
        )}
        {intent.live ? null : (
          <Badge variant="light" color="gray" tt="none">
            {words.notLive}
          </Badge>
        )}
        <span className={styles["count"]}>{words.examples(format.number(intent.examples))}</span>
      </Link>
      <IntentSwitch intent={intent} />
    </li>
  );
}

function IntentSwitch({ intent: { id, title, on } }: { intent: IntentRow }) {
  const words = useWords({ fa, en });
  const notice = useNotice();
  const write = useCan(mayWrite);
  const saving = useSaving((wanted: boolean) => api.put(`/bot/intents/${id}/switch`, { on: wanted }), {
    renews: ["intents"],
    onDone: () => notice.done(on ? words.switchedOff(title) : words.switchedOn(title)),
  });
  return (
    <Switch
      size="sm"
      disabled={!write || saving.isPending}
      aria-label={words.answers(title)}
      checked={saving.isPending ? saving.variables : on}
      onChange={(event) => saving.mutate(event.currentTarget.checked)}
    />
  );
}

function NoneLine() {
  const words = useWords({ fa, en });
  const format = useFormat();
  const brandPath = useBrandPath();
  const { data } = useQuery(examplesQuery("none"));
  return (
    <li>
      <Link to={brandPath("bot/intents/none")} className={styles["line"]}>
        <span className={styles["grow"]}>
          <span className={styles["name"]}>{words.none}</span>
          <Text span className={styles["quiet"]}>
            {words.noneNote}
          </Text>
        </span>
        <span className={styles["count"]}>{data ? words.examples(format.number(data.rows.length)) : ""}</span>
      </Link>
    </li>
  );
}
