import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Reason } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const shares: readonly string[] = ["score", "sure", "gap", "wanted"];
/** What a sentence is filled with: a value of the reason as people read it, by its name. */
export type Told = (name: string) => string;

/** Tells a reason of a decision in plain words; one that is not known is told by its code. */
export function useReasonText(): (reason: Reason) => string {
  const words = useWords({ fa, en });
  const format = useFormat();
  return (reason) => {
    const sentence = (words.reasons as Record<string, (told: Told, passed: boolean) => string>)[reason.code];
    const told: Told = (name) => {
      const value = reason.values[name];
      if (typeof value === "number" && reason.code === "upset") return format.number(value, 2);
      if (typeof value === "number") return shares.includes(name) ? format.percent(value, 0) : format.number(value);
      return typeof value === "string" ? value : "";
    };
    return sentence ? sentence(told, reason.passed) : words.otherReason(reason.code);
  };
}
