import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import type { InteractionRow } from "../../../timeline/contract.ts";
import { type CaseState, caseStates } from "../../contract.ts";
import { StateBadge, useCaseWords } from "../parts/case-marks.tsx";

/** A case under its entry in the timeline: its number and how it stands. */
export default function CaseInTimeline({ entry }: { entry: InteractionRow }) {
  const words = useCaseWords();
  const format = useFormat();
  const shown = entry.about as { id: number; number: number; state: CaseState } | null;
  if (!shown || !caseStates.includes(shown.state)) return null;
  return (
    <span style={{ display: "inline-flex", gap: 8, alignItems: "center" }}>
      <BrandLink path={`cases/${shown.id}`}>{words.number(format.number(shown.number))}</BrandLink>
      <StateBadge state={shown.state} />
    </span>
  );
}
