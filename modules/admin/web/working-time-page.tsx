import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { brandQuery } from "./brand-query.ts";
import { Holidays } from "./holidays.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { Section } from "./section.tsx";
import { WeekEditor } from "./week-editor.tsx";

/** When the brand works: its week and its holidays. */
export default function WorkingTimePage() {
  const words = useWords({ fa, en }).time;
  const brand = useQuery(brandQuery);
  return (
    <Page title={words.title} note={words.note} width="reading">
      {brand.error ? <ErrorState error={brand.error} onRetry={() => void brand.refetch()} /> : null}
      <Section title={words.week}>
        {brand.data ? (
          <WeekEditor key={brand.dataUpdatedAt} week={brand.data.workingWeek} />
        ) : (
          <ListSkeleton rows={7} />
        )}
      </Section>
      <Holidays />
    </Page>
  );
}
