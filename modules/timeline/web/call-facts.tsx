import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What became of a call and how long it took, in a few words; an outcome of the brand's own says itself. */
export function CallFacts({ outcome, seconds }: { outcome: unknown; seconds: unknown }) {
  const words = useWords({ fa, en }).log;
  const format = useFormat();
  const parts: string[] = [];
  if (typeof outcome === "string") parts.push(words.outcomes[outcome] ?? outcome);
  if (typeof seconds === "number" && seconds > 0)
    parts.push(
      seconds < 60 ? words.seconds(format.number(seconds)) : words.minutes(format.number(Math.round(seconds / 60))),
    );
  return parts.length > 0 ? <span>{parts.join(" · ")}</span> : null;
}
