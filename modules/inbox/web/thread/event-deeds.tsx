import { useCan } from "../../../../platform/ui/session.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { MessageRow } from "../../contract.ts";
import { en } from "../joining/messages.en.ts";
import { fa } from "../joining/messages.fa.ts";
import { useJoining } from "../joining/use-joining.ts";
import { useInboxAddress } from "../use-inbox-address.ts";
import styles from "./thread.module.css";

/** What an event still offers: a merge or a split can be undone from here, and leads to the other conversation. */
export function EventDeeds({ row }: { row: MessageRow }) {
  const words = useWords({ fa, en });
  const mayWrite = useCan("inbox.write");
  const { back } = useJoining();
  const [, change] = useInboxAddress();
  const number = (name: string) => (typeof row.meta[name] === "number" ? row.meta[name] : null);
  const [from, into, target] = [number("from"), number("into"), number("conversation")];
  const link = (text: string, run: () => void) => (
    <>
      {" "}
      ·{" "}
      <button type="button" className={styles["link"]} onClick={run}>
        {text}
      </button>
    </>
  );
  if (row.event === "merged" && from && mayWrite && row.meta["undone"] !== true)
    return link(words.undo, () => void back(from, "unmerge"));
  const other = row.event === "split" ? (into ?? from) : row.event === "forwarded" ? target : null;
  return other ? link(words.see, () => change({ c: String(other) })) : null;
}
