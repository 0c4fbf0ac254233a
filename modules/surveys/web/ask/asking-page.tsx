import { Alert, Group, Stack } from "@mantine/core";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { SurveyShown } from "../../contract.ts";
import { AppAsking } from "../in-app/app-asking.tsx";
import { SiteAsking } from "../on-site/site-asking.tsx";
import { KnownSurvey } from "../survey/known-survey.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { OccasionList } from "./occasion-list.tsx";
import { TryOut } from "./try-out.tsx";
import { WaveList } from "./wave-list.tsx";

/** When a survey asks, and whom. */
export default function AskingPage() {
  return <KnownSurvey width="reading">{(survey) => <Asking survey={survey} />}</KnownSurvey>;
}

function Asking({ survey }: { survey: SurveyShown }) {
  const words = useWords({ fa, en });
  const { key, state } = survey;
  const live = state === "live";
  return (
    <Stack gap={40}>
      {state === "draft" ? <Alert variant="light">{words.notLive}</Alert> : null}
      {live ? (
        <Group justify="flex-end">
          <TryOut survey={key} />
        </Group>
      ) : null}
      <OccasionList survey={key} />
      <SiteAsking survey={survey} />
      <AppAsking survey={survey} />
      <WaveList survey={key} live={live} />
    </Stack>
  );
}
