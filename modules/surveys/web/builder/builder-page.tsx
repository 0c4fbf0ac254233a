import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAddressPart } from "../../../../platform/ui/address.ts";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { PageSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { surveyQuery } from "../survey-calls.ts";
import { SurveyBuilder } from "./survey-builder.tsx";

/** The builder of one survey. */
export default function BuilderPage() {
  const key = useAddressPart("key");
  const [round, setRound] = useState(0);
  const one = useQuery(surveyQuery(key));
  if (one.error) return <ErrorState error={one.error} onRetry={() => void one.refetch()} />;
  if (!one.data) return <PageSkeleton />;
  // What others change meanwhile does not take the place of what is being written; it is told where it is saved.
  const anew = () => void one.refetch().then(() => setRound((count) => count + 1));
  return <SurveyBuilder key={`${key} ${round}`} survey={one.data} onAnew={anew} />;
}
