import { useWords } from "../../../../platform/ui/use-words.ts";
import type { MessageRow } from "../../contract.ts";
import { useChannelSentences } from "../parts/use-channel-sentences.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./thread.module.css";

const gone = ["sent", "delivered", "read"];

type Tried = { name: string; code: string; channel?: string };

/** By which lines a message did not go before another one took it, and why. */
export function LinesTried({ row }: { row: MessageRow }) {
  const words = useWords({ fa, en });
  const tried = (row.meta["tried"] ?? []) as Tried[];
  const say = useChannelSentences(tried.length > 0);
  if (tried.length === 0) return null;
  return (
    <span className={styles["why"]} role="note">
      <strong>{gone.includes(row.delivery ?? "") ? words.byOtherLine : words.toOtherLine}</strong>{" "}
      {tried
        .map(
          ({ name, code, channel = row.channel ?? "" }) =>
            `${words.lineSaid(name)} ${whatItWas(say(channel, code) ?? code)}`,
        )
        .join(" ")}
    </span>
  );
}

/** The first sentence of what a code means: what happened, without what to do about it. */
function whatItWas(said: string): string {
  return said.split(/(?<=[.؛;])\s/)[0]!;
}
