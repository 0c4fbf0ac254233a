import * as z from "zod";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { quickLogWhat } from "../../../timeline/contract.ts";
import { CallFacts } from "../../../timeline/web/index.tsx";
import type { MessageRow } from "../../contract.ts";
import styles from "./calls.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const logged = z.object({
  what: z.enum(quickLogWhat),
  outcome: z.string().nullable(),
  duration_seconds: z.number().nullable(),
});

/** What was logged by hand: what it was, what became of it, how long it took. */
export function LogCard({ row }: { row: MessageRow }) {
  const words = useWords({ fa, en });
  const read = logged.safeParse(row.meta["log"]);
  if (!read.success) return null;
  const { what, outcome, duration_seconds: seconds } = read.data;
  return (
    <p className={styles["card"]}>
      <strong>{words.kinds[what]}</strong> <CallFacts outcome={outcome} seconds={seconds} />
    </p>
  );
}
