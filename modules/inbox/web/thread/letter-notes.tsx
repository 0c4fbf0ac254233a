import { useWords } from "../../../../platform/ui/use-words.ts";
import type { MessageRow } from "../../contract.ts";
import { useChannelSentences } from "../parts/use-channel-sentences.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./thread.module.css";

type Note = { code: string; values?: Record<string, unknown> };

/** What of a message was left out or could not be read: nothing is lost in silence. */
export function LetterNotes({ row }: { row: MessageRow }) {
  const words = useWords({ fa, en });
  const notes = Array.isArray(row.meta["notes"]) ? (row.meta["notes"] as Note[]) : [];
  const refused = Array.isArray(row.meta["refused_files"]) ? (row.meta["refused_files"] as string[]) : [];
  const say = useChannelSentences(notes.length > 0);
  if (notes.length === 0 && refused.length === 0) return null;
  return (
    <ul className={styles["notes"]}>
      {notes.map(({ code, values }) => (
        <li key={code}>{say(row.channel ?? "", code, values) ?? code}</li>
      ))}
      {refused.map((name, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names of files may be the same, and never move
        <li key={at}>
          {words.refusedFile} <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}
