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
  return ({ allowed, reason, until, detail }) => {
    if (allowed || !reason) return { short: words.gate.allowed, why: null };
    const { said, suppression, cap, quiet } = detail;
    const why = said
      ? words.why.refused(sourceName(said.source))
      : suppression
        ? words.why.suppressed(words.reasons[suppression.reason])
        : cap
          ? words.why.cap_reached(format.number(cap.most), format.number(cap.days))
          : quiet
            ? words.why.quiet_hours(clock(quiet.from), clock(quiet.to))
            : null;
    const soon = until && new Date(until).getTime() - Date.now() < 86_400_000;
    const time = until && (soon ? format.time(until) : format.date(until, "day"));
    return { short: time ? words.untilTime(words.gate[reason], time) : words.gate[reason], why };
  };
}
