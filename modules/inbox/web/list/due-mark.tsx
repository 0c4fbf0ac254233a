import { Tooltip } from "@mantine/core";
import { IconAlarm, IconAlertTriangle } from "@tabler/icons-react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ConversationDue } from "../../contract.ts";
import partStyles from "../parts/parts.module.css";
import { useNow } from "../parts/use-now.ts";
import { dueLeft } from "./due-left.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** How much of the time that was promised is left: calm, then amber, then red with how late it is. */
export function DueMark({ due }: { due: ConversationDue }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const left = dueLeft(due, useNow(20_000));
  const long = words[left.unit](format.number(left.count));
  const Sign = left.late ? IconAlertTriangle : IconAlarm;
  return (
    <Tooltip label={words.due[due.target](format.dateTime(due.due_at, "day"))}>
      <span className={partStyles["chip"]} data-tone={left.tone}>
        <Sign size={13} stroke={1.8} aria-hidden />
        {left.late ? words.due.late(long) : words.due.left(long)}
      </span>
    </Tooltip>
  );
}
