import { useWords } from "../../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./thread.module.css";
import type { Present } from "./use-presence.ts";

/** Who else types or looks just now; those who type are named first. */
export function PresenceLine({ others }: { others: readonly Present[] }) {
  const words = useWords({ fa, en }).present;
  const typing = others.some((one) => one.typing);
  const nameOf = ({ who, name }: Present) => (who === "visitor" ? words.visitor : (name ?? "…"));
  const shown = others.filter((one) => (typing ? one.typing : one.who !== "visitor"));
  const names = shown.map(nameOf).join(words.and);
  return (
    <div className={styles["present"]} role="status">
      {shown.length > 0 ? (typing ? words.typing(names) : words.looking(names)) : null}
    </div>
  );
}
