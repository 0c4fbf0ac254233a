import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useAddressPart } from "../../../platform/ui/address.ts";
import { api } from "../../../platform/ui/api.ts";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { Stat, Stats } from "../../../platform/ui/stat.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { BatchPage as Batch } from "../contract.ts";
import { BatchPaper } from "./batch-paper.tsx";
import { BatchPeople } from "./batch-people.tsx";
import { BatchPreview } from "./batch-preview.tsx";
import { BatchState } from "./batch-state.tsx";
import { batchQuery, useLetterDeed } from "./letter-calls.ts";
import styles from "./letters.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** One batch: who gets it, how it looks, the print, the post, and what came back. */
export default function BatchPage() {
  const words = useWords({ fa, en });
  const write = useCan("letters.write");
  const { data, error, refetch } = useQuery(batchQuery(Number(useAddressPart("id"))));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <Page title={words.title}>
        <ListSkeleton rows={5} />
      </Page>
    );
  const open = write && !data.posted_on && !data.printing;
  return (
    <Page title={data.name} note={<Note batch={data} />} action={open ? <CheckAgain batch={data} /> : undefined}>
      <Stack gap={28}>
        <Numbers batch={data} />
        <div className={styles["halves"]}>
          <Stack gap={28}>
            {write ? <BatchPaper batch={data} /> : null}
            <BatchPeople batch={data} mayWrite={write} />
          </Stack>
          {data.letters > 0 ? <BatchPreview batch={data} /> : null}
        </div>
      </Stack>
    </Page>
  );
}

function Note({ batch }: { batch: Batch }) {
  const words = useWords({ fa, en });
  const { dateTime } = useFormat();
  return (
    <Group gap={10}>
      <BatchState batch={batch} />
      <span>{words.batch.checkedOn(dateTime(batch.gathered_at, "day"))}</span>
      <span>{words.form.purposes[batch.purpose]}</span>
      <BrandLink path="letters">{words.batch.back}</BrandLink>
    </Group>
  );
}

function CheckAgain({ batch: { id } }: { batch: Batch }) {
  const words = useWords({ fa, en }).batch;
  const check = useLetterDeed(() => api.post(`/letters/batches/${id}/gathering`));
  return (
    <Button variant="default" loading={check.isPending} onClick={() => check.mutate(undefined)}>
      {words.again}
    </Button>
  );
}

function Numbers({ batch: { letters, left_out, empty_gaps, returned, posted_on, reasons } }: { batch: Batch }) {
  const words = useWords({ fa, en }).batch;
  const { number } = useFormat();
  const why = reasons.map(({ reason, customers }) => `${words.reasons[reason]}: ${number(customers)}`);
  return (
    <Stats>
      <Stat label={words.letters} value={number(letters)} definition={words.lettersNote} />
      <Stat label={words.leftOut} value={number(left_out)} definition={words.leftOutNote}>
        {why.map((one) => (
          <Text key={one} span size="xs" display="block">
            {one}
          </Text>
        ))}
      </Stat>
      <Stat label={words.emptyGaps} value={number(empty_gaps)} definition={words.emptyGapsNote} />
      {posted_on ? <Stat label={words.returned} value={number(returned)} definition={words.returnedNote} /> : null}
    </Stats>
  );
}
