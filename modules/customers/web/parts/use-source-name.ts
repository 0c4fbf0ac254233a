import { useWords } from "../../../../platform/ui/use-words.ts";
import { en } from "../details/messages.en.ts";
import { fa } from "../details/messages.fa.ts";

/** Where a consent came from, in words; a source that we have no word for stays as it is. */
export function useSourceName(): (source: string) => string {
  const { sources } = useWords({ fa, en });
  return (source) => (sources as Record<string, string>)[source] ?? source;
}
