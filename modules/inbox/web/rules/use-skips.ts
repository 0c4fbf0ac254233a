import { useWords } from "../../../../platform/ui/use-words.ts";
import type { DoneDeed, RuleDeed } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What was not done and why, a line each. */
export function useSkips(): (deeds: readonly DoneDeed[]) => string[] {
  const words = useWords({ fa, en });
  const reasons = words.skips as Record<string, string>;
  return (deeds) =>
    deeds.flatMap(({ do: deed, skipped }) =>
      skipped === null
        ? []
        : [words.log.skipped(words.deeds[deed as RuleDeed["do"]], reasons[skipped] ?? words.skips.other)],
    );
}
