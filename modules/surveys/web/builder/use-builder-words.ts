import { useWords } from "../../../../platform/ui/use-words.ts";
import { en as sharedEn } from "../messages.en.ts";
import { fa as sharedFa } from "../messages.fa.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** The words of the builder, with `shared` those of all screens of surveys. */
export function useBuilderWords() {
  const shared = useWords({ fa: sharedFa, en: sharedEn });
  return { ...useWords({ fa, en }), shared };
}
