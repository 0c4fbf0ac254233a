import { useQuery } from "@tanstack/react-query";
import { useAddressPart } from "../../../platform/ui/address.ts";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { useChanges } from "../../../platform/ui/changes.ts";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { importQuery } from "./import-calls.ts";
import { ImportProgress } from "./import-progress.tsx";
import { ImportResult } from "./import-result.tsx";
import { MappingStep } from "./mapping-step.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** One import: its columns before it begins, how far it is, what became of it. */
export default function ImportPage() {
  const words = useWords({ fa, en });
  const id = Number(useAddressPart("id"));
  const { data: run, error, refetch } = useQuery(importQuery(id));
  useChanges([`import:${id}`], () => void refetch());
  const title = run ? `${words.title}: ${words.kinds[run.kind]}` : words.title;
  return (
    <Page
      title={title}
      width={run?.status === "draft" ? "full" : "reading"}
      note={
        <>
          {run ? <Bdi>{run.file_name}</Bdi> : null}
          {" · "}
          <BrandLink path="imports">{words.back}</BrandLink>
        </>
      }
    >
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!run && !error ? <ListSkeleton rows={4} /> : null}
      {run?.status === "draft" ? <MappingStep run={run} /> : null}
      {run && (run.status === "waiting" || run.status === "reading" || run.status === "writing") ? (
        <ImportProgress run={run} />
      ) : null}
      {run && (run.status === "done" || run.status === "failed" || run.status === "cancelled") ? (
        <ImportResult run={run} />
      ) : null}
    </Page>
  );
}
