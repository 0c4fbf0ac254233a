import { Alert, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useAddressPart } from "../../../../platform/ui/address.ts";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { PageSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { askedSurveyQuery } from "./ask-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { OccasionList } from "./occasion-list.tsx";
import { TryOut } from "./try-out.tsx";
import { WaveList } from "./wave-list.tsx";

/** When a survey asks, and whom. */
export default function AskingPage() {
  const words = useWords({ fa, en });
  const key = useAddressPart("key");
  const one = useQuery(askedSurveyQuery(key));
  if (one.error) return <ErrorState error={one.error} onRetry={() => void one.refetch()} />;
  if (!one.data) return <PageSkeleton />;
  const back = (
    <BrandLink path="surveys" fz="sm" c="dimmed">
      {words.back}
    </BrandLink>
  );
  const live = one.data.state === "live";
  return (
    <Page title={words.title(one.data.name)} note={back} width="reading" action={live ? <TryOut survey={key} /> : null}>
      {one.data.state === "draft" ? <Alert variant="light">{words.notLive}</Alert> : null}
      <Stack gap={40}>
        <OccasionList survey={key} />
        <WaveList survey={key} live={live} />
      </Stack>
    </Page>
  );
}
