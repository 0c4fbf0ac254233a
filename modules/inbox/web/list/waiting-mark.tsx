import { Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconClockExclamation } from "@tabler/icons-react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import partStyles from "../parts/parts.module.css";
import { useNow } from "../parts/use-now.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { waited } from "./waited.ts";

/** How long a customer has waited for an answer; a long wait gets a shape and a word. */
export function WaitingMark({ since }: { since: string }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const wait = waited(since, useNow(20_000));
  const text = wait.count === 0 ? words.justNow : words[wait.unit](format.number(wait.count));
  const Sign = wait.tone === "bad" ? IconAlertTriangle : IconClockExclamation;
  return (
    <Tooltip label={words.waitsSince(format.duration(Math.max(60, wait.seconds)))}>
      <span className={partStyles["chip"]} data-tone={wait.tone}>
        {wait.tone === "calm" ? null : <Sign size={13} stroke={1.8} aria-hidden />}
        {wait.tone === "calm" ? text : `${text} ${words.waits}`}
      </span>
    </Tooltip>
  );
}
