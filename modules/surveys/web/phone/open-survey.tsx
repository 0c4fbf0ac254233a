import { Alert } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type Definition, fileQuestions, type SurveyShown, withoutFiles } from "../../contract.ts";
import { KnownSurvey } from "../survey/known-survey.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

export type OpenSurvey = SurveyShown & { live: Definition };

/** A survey that takes answers; else what stands in the way. */
export function OpenSurveyPage({ children }: { children: (survey: OpenSurvey) => ReactNode }) {
  const words = useWords({ fa, en });
  return (
    <KnownSurvey>
      {(survey) => {
        if (!survey.live) return <Alert color="yellow">{words.notLive}</Alert>;
        if (survey.state === "closed") return <Alert color="yellow">{words.closed}</Alert>;
        return (
          <>
            {fileQuestions(survey.live).length > 0 ? <Alert mb={16}>{words.noFiles}</Alert> : null}
            {children({ ...survey, live: withoutFiles(survey.live) })}
          </>
        );
      }}
    </KnownSurvey>
  );
}
