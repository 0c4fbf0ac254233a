import { Button, Stack, Text, Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { useChanges } from "../../../platform/ui/changes.ts";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { TimeText } from "../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { ImportRun } from "../contract.ts";
import { FileDrop } from "./file-drop.tsx";
import { importsQuery } from "./import-calls.ts";
import { ImportStatus } from "./import-status.tsx";
import styles from "./imports.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Bring in a file, and those brought in before. */
export default function ImportsPage() {
  const words = useWords({ fa, en });
  const list = useInfiniteQuery(importsQuery());
  useChanges(["import"], () => void list.refetch());
  const rows = list.data?.pages.flatMap((page) => page.rows);
  return (
    <Page title={words.title} note={words.note} width="reading">
      <Stack gap={36}>
        <FileDrop />
        {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
        {rows === undefined && !list.error ? <ListSkeleton rows={3} /> : null}
        {rows && rows.length > 0 ? (
          <section>
            <Title order={2} fz="md" mb={4}>
              {words.earlier}
            </Title>
            <ul className={styles["list"]}>
              {rows.map((run) => (
                <OneImport key={run.id} run={run} />
              ))}
            </ul>
            {list.hasNextPage ? (
              <Button
                variant="default"
                mt={12}
                loading={list.isFetchingNextPage}
                onClick={() => void list.fetchNextPage()}
              >
                {words.earlier}
              </Button>
            ) : null}
          </section>
        ) : null}
      </Stack>
    </Page>
  );
}

function OneImport({ run }: { run: ImportRun }) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  return (
    <li className={styles["row"]}>
      <div style={{ minWidth: 0 }}>
        <BrandLink path={`imports/${run.id}`} c="inherit" fw="medium">
          <Bdi>{run.file_name}</Bdi>
        </BrandLink>
        <Text size="sm" c="dimmed">
          {words.kinds[run.kind]}
          {" · "}
          <TimeText at={run.created_at} />
          {run.read > 0
            ? ` · ${words.resultLine(number(run.imported), number(run.updated), number(run.rejected))}`
            : null}
        </Text>
      </div>
      <ImportStatus run={run} />
    </li>
  );
}
