import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { surveyCallsQuery } from "../survey-calls.ts";
import { CallList } from "./call-list.tsx";
import { FindCustomer } from "./find-customer.tsx";
import { Interview } from "./interview.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { type OpenSurvey, OpenSurveyPage } from "./open-survey.tsx";
import styles from "./phone.module.css";

/** Interviews by phone: whom to call, what to say, what was answered, and how each call ended. */
export default function PhonePage() {
  return <OpenSurveyPage>{(survey) => <Room survey={survey} />}</OpenSurveyPage>;
}

function Room({ survey }: { survey: OpenSurvey }) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const [customer, setCustomer] = useState<number | null>(null);
  const calls = useQuery(surveyCallsQuery(survey.key));
  return (
    <div className={styles["room"]}>
      <div className={styles["main"]}>
        {customer === null ? (
          <FindCustomer onChosen={setCustomer} />
        ) : (
          <Interview key={customer} survey={survey} customerId={customer} onLeave={() => setCustomer(null)} />
        )}
      </div>
      <aside className={styles["side"]}>
        {calls.error ? <ErrorState error={calls.error} onRetry={() => void calls.refetch()} /> : null}
        {calls.isPending ? <ListSkeleton rows={4} /> : null}
        {calls.data ? (
          <>
            <CallList
              title={words.waiting}
              empty={words.nobodyWaits}
              rows={calls.data.waiting}
              onChosen={setCustomer}
            />
            {calls.data.recent.length > 0 ? (
              <>
                <Text size="sm" c="dimmed" aria-label={words.counts}>
                  {calls.data.counts.map((one) => `${words.outcomes[one.outcome]}: ${number(one.calls)}`).join(" · ")}
                </Text>
                <CallList title={words.recent} rows={calls.data.recent.slice(0, 8)} onChosen={setCustomer} />
              </>
            ) : null}
          </>
        ) : null}
      </aside>
    </div>
  );
}
