import { useWords } from "../../../platform/ui/use-words.ts";
import type { ImportKind } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What a field is called on screen. The id is called by what it is the number of. */
export function useFieldWords(kind: ImportKind): (field: string) => string {
  const words = useWords({ fa, en });
  const known = words.fields as Record<string, string>;
  return (field) => (field === "external_id" ? words.ids[kind] : (known[field] ?? field));
}
