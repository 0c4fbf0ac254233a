import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { useErrorText } from "../../../../platform/ui/error-state.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type SuggestedPromise, suggestPromise } from "../promises/suggest-promise.ts";
import styles from "./composer.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { isNewerMessage } from "./use-sending.ts";

/** Why the last reply or note was not taken: a newer message, which is to be looked at first, or what the server said. */
export function SendingProblem({ problem, onAgain }: { problem: unknown; onAgain: () => void }) {
  const words = useWords({ fa, en });
  const errorText = useErrorText();
  if (!problem) return null;
  const newer = isNewerMessage(problem);
  return (
    <div className={styles["notice"]} data-tone={newer ? "warning" : "bad"} role="alert">
      <p>{newer ? words.newer : `${errorText(problem)} ${words.failed}`}</p>
      <Button size="xs" variant="default" onClick={onAgain}>
        {newer ? words.sendAgain : words.tryAgain}
      </Button>
    </div>
  );
}

/** Offers to keep what looks like a promise in a reply. */
export function PromiseOffer({ text, onKeep }: { text: string; onKeep: (promise: SuggestedPromise) => void }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const [refused, setRefused] = useState("");
  const found = useMemo(() => suggestPromise(text, new Date(), format.timeZone), [text, format.timeZone]);
  if (!found || found.text === refused) return null;
  return (
    <div className={styles["notice"]} role="status">
      <p>{words.offer(format.dateTime(found.due, "day"))}</p>
      <Button size="xs" variant="light" onClick={() => onKeep(found)}>
        {words.offerKeep}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={() => setRefused(found.text)}>
        {words.offerNot}
      </Button>
    </div>
  );
}
