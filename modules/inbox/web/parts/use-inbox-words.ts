import { useWords } from "../../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** The words that several parts of the inbox share. */
export const useInboxWords = () => useWords({ fa, en });
