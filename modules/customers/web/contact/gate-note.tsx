import { Tooltip } from "@mantine/core";
import { IconCircleCheck, IconCircleMinus, IconClock } from "@tabler/icons-react";
import type { GateCell } from "../../contract.ts";
import styles from "./contact.module.css";
import { useGateSentence } from "./use-gate-sentence.ts";

/** Whether a message of this channel and purpose would go out now, with the reason where it would not. */
export function GateNote({ cell }: { cell: GateCell }) {
  const { short, why } = useGateSentence()(cell);
  const tone = cell.allowed ? "open" : cell.until ? "later" : "shut";
  const Sign = { open: IconCircleCheck, later: IconClock, shut: IconCircleMinus }[tone];
  const note = (
    <span className={styles["gate"]} data-tone={tone} {...(why && { tabIndex: 0 })}>
      <Sign size={13} stroke={1.8} aria-hidden />
      {short}
    </span>
  );
  return why ? <Tooltip label={why}>{note}</Tooltip> : note;
}
