import { SegmentedControl, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useAddressFilters } from "../../../../platform/ui/address.ts";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { promisesQuery } from "../inbox-calls.ts";
import { useNow } from "../parts/use-now.ts";
import { byDue } from "./by-due.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { PromiseLine } from "./promise-line.tsx";
import styles from "./promises.module.css";

/** What was promised to customers and is not done: overdue, today, later. */
export default function PromisesPage() {
  const words = useWords({ fa, en });
  const { timeZone } = useFormat();
  const [filters, setFilters] = useAddressFilters();
  const mine = filters["of"] === "mine";
  const list = useQuery(promisesQuery({ state: "due", ...(mine && { mine: true }) }));
  useChanges(["promise"], () => void list.refetch());
  const now = useNow(60_000);
  const groups = list.data && byDue(list.data.rows, new Date(now), timeZone);
  const whose = (
    <SegmentedControl
      aria-label={words.whose}
      data={[
        { value: "all", label: words.all },
        { value: "mine", label: words.mine },
      ]}
      value={mine ? "mine" : "all"}
      onChange={(of) => setFilters({ of: of === "mine" ? of : null })}
    />
  );
  return (
    <Page title={words.title} note={words.note} width="reading" filters={whose}>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={5} /> : null}
      {list.data?.rows.length === 0 ? (
        <EmptyState picture="done" title={words.empty.title} text={words.empty.text} />
      ) : null}
      {(["overdue", "today", "later"] as const).map((name) =>
        groups && groups[name].length > 0 ? (
          <section key={name} className={styles["group"]}>
            <Title order={2}>{words[name]}</Title>
            <ul className={styles["list"]}>
              {groups[name].map((promise) => (
                <PromiseLine key={promise.id} promise={promise} />
              ))}
            </ul>
          </section>
        ) : null,
      )}
    </Page>
  );
}
