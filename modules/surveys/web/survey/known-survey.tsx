import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useAddressPart } from "../../../../platform/ui/address.ts";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { PageSkeleton } from "../../../../platform/ui/skeletons.tsx";
import type { SurveyShown } from "../../contract.ts";
import { surveyQuery } from "../survey-calls.ts";
import { SurveyTabs } from "./survey-tabs.tsx";

type KnownSurveyProps = {
  children: (survey: SurveyShown) => ReactNode;
  filters?: ReactNode;
  width?: "full" | "reading";
};

/** A part of the survey that the address names, under its name and its tabs. */
export function KnownSurvey({ children, filters, width = "full" }: KnownSurveyProps) {
  const key = useAddressPart("key");
  const one = useQuery(surveyQuery(key));
  if (one.error) return <ErrorState error={one.error} onRetry={() => void one.refetch()} />;
  if (!one.data) return <PageSkeleton />;
  return (
    <Page title={one.data.name} note={<SurveyTabs survey={one.data} />} filters={filters} width={width}>
      {children(one.data)}
    </Page>
  );
}
