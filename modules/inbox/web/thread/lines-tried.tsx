import { useWords } from "../../../../platform/ui/use-words.ts";
import type { MessageRow } from "../../contract.ts";
import { useChannelSentences } from "../parts/use-channel-sentences.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./thread.module.css";

type Tried = { name: string; code: string };

/** By which lines a message did not go before another one took it, and why. */
export function LinesTried({ row }: { row: MessageRow }) {
  const words = useWords({ fa, en });
  const tried = (row.meta["tried"] ?? []) as Tried[];
  const say = useChannelSentences(tried.length > 0);
  if (tried.length === 0) return null;
  return (
    <span className={styles["why"]} role="note">
      <strong>{words.otherLine}</strong>{" "}
      {tried.map(({ name, code }) => `${words.lineSaid(name)} ${say(row.channel ?? "", code) ?? code}`).join(" ")}
    </span>
  );
}
