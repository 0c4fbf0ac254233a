import * as z from "zod";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { caseStates } from "../../contract.ts";
import { StateBadge, useCaseWords } from "../parts/case-marks.tsx";

const shape = z.object({ id: z.number(), number: z.number(), state: z.enum(caseStates) });

/** A case under its entry in the timeline: its number and how it stands. */
export default function CaseInTimeline({ entry }: { entry: { subject_shown: unknown } }) {
  const words = useCaseWords();
  const format = useFormat();
  const { data: shown } = shape.safeParse(entry.subject_shown);
  if (!shown) return null;
  return (
    <span style={{ display: "inline-flex", gap: 8, alignItems: "center" }}>
      <BrandLink path={`cases/${shown.id}`}>{words.number(format.number(shown.number))}</BrandLink>
      <StateBadge state={shown.state} />
    </span>
  );
}
