import { toPersianDigits } from "../../../../platform/i18n/index.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { GateCell } from "../../contract.ts";
import { useSourceName } from "../parts/use-source-name.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What the gate says of a channel and purpose in a few words, and what stands behind it. */
export function useGateSentence(): (cell: GateCell) => { short: string; why: string | null } {
  const words = useWords({ fa, en });
  const format = useFormat();
  const sourceName = useSourceName();
  const clock = (time: string) => (format.language === "fa" ? toPersianDigits(time) : time);
  const suppressed = ({ reason, line }: NonNullable<GateCell["detail"]["suppression"]>) =>
    line === null ? words.why.suppressed(words.reasons[reason]) : words.why.suppressedLine(words.reasons[reason], line);
  const time = (until: string) =>
    new Date(until).getTime() - Date.now() < 86_400_000 ? format.time(until) : format.date(until, "day");
  return ({ allowed, reason, until, detail }) => {
    if (allowed || !reason) return { short: words.gate.allowed, why: null };
    const { said, suppression, cap, quiet } = detail;
    const why = said
      ? words.why.refused(sourceName(said.source))
      : suppression
        ? suppressed(suppression)
        : cap
          ? words.why.cap_reached(format.number(cap.most), format.number(cap.days))
          : quiet
            ? words.why.quiet_hours(clock(quiet.from), clock(quiet.to))
            : null;
    return { short: until ? words.untilTime(words.gate[reason], time(until)) : words.gate[reason], why };
  };
}
