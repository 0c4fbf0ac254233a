import type { InteractionRow } from "../../../timeline/contract.ts";
import { CallFacts } from "../../../timeline/web/index.tsx";
import { phoneCall } from "../../contract.ts";
import { CallDetails, OutcomeBadge } from "../parts/call-line.tsx";

/** A call under its entry in the timeline, as the exchange has it by now; one that was logged by hand says what was noted. */
export default function CallInTimeline({ entry }: { entry: InteractionRow }) {
  const { data: call } = phoneCall.safeParse(entry.subject_shown);
  if (!call) return <CallFacts outcome={entry.meta?.["outcome"]} seconds={entry.meta?.["duration_seconds"]} />;
  return (
    <span style={{ display: "inline-flex", flexWrap: "wrap", gap: 8, alignItems: "center" }}>
      <OutcomeBadge outcome={call.outcome} />
      <CallDetails call={call} withPromise />
    </span>
  );
}
