import { useWords } from "../../../platform/ui/use-words.ts";
import type { InteractionRow } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type Entry = Pick<InteractionRow, "subject" | "direction" | "channel" | "touchpoint" | "meta" | "kind">;

/** Words for what stands in entries; those of a brand's own making are shown plainly. */
export function useEntryWords() {
  const words = useWords({ fa, en });
  const find = (known: Record<string, string>, word: string) => known[word] ?? word.replaceAll("_", " ");
  const subject = (word: string) => find(words.subjects, word);
  function title(entry: Entry): string {
    const own = titleOfMeta(entry);
    if (own) return own;
    if (entry.kind === "broadcast" || entry.kind === "mention") return words.kinds[entry.kind];
    if (entry.subject === "cart") return find(words.cart, textOf(entry.meta?.["action"]) || "view");
    const what = subject(entry.subject);
    if (entry.kind !== "contact" || !speaks.has(entry.subject)) return what;
    if (entry.direction === "in") return words.fromThem(what);
    return entry.direction === "out" ? words.fromUs(what) : what;
  }
  return {
    title,
    subject,
    channel: (word: string) => find(words.channels, word),
    touchpoint: (word: string) => find(words.touchpoints, word),
  };
}

// A visit or a meeting has no sender.
const speaks = new Set(["message", "call", "letter"]);

/** A tracked event goes by its own name. */
function titleOfMeta({ subject, meta }: Entry): string {
  return subject === "event" ? textOf(meta?.["name"]).replaceAll("_", " ") : "";
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
