import type * as z from "zod";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { modelState } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What is learned and what is live, in a sentence. */
export function useModelText(state: z.infer<typeof modelState> | undefined): string {
  const words = useWords({ fa, en }).model;
  const { number } = useFormat();
  if (!state) return "";
  if (state.training) return words.training;
  if (state.problem) return state.problem === "too_few" ? words.tooFew : words.problem(state.problem);
  if (state.live_version === null) return words.nothing;
  const live = number(state.live_version);
  const learned = words.learned(number(state.examples));
  return `${state.changed ? words.changed(live) : words.live(live)} ${learned}.`;
}
