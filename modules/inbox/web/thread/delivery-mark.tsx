import { Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconChecks, IconClock, IconHelpCircle, IconSend } from "@tabler/icons-react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Delivery, MessageRow } from "../../contract.ts";
import { useChannelSentences } from "../parts/use-channel-sentences.ts";
import { LinesTried } from "./lines-tried.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./thread.module.css";

const signs = {
  queued: IconClock,
  sending: IconSend,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
  failed: IconAlertTriangle,
  unknown: IconHelpCircle,
};
const tones: Partial<Record<Delivery, string>> = { failed: "bad", unknown: "warning", read: "read" };

/** What became of a message that went out, by a sign and a word; what is not known is said to be so. */
export function DeliveryMark({ row, waiting }: { row: MessageRow; waiting: boolean }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  if (waiting) return <Mark sign={IconClock} text={words.deliveries.putting} />;
  if (!row.delivery) return null;
  const later = row.delivery === "queued" && row.send_after && Date.parse(row.send_after) - Date.parse(row.at) > 60_000;
  const text = later ? words.deliveries.later(format.dateTime(row.send_after!, "day")) : words.deliveries[row.delivery];
  const mark = <Mark sign={signs[row.delivery]} text={text} tone={tones[row.delivery]} />;
  if (row.delivery === "unknown" && !row.delivery_problem) return <Tooltip label={words.unknownLong}>{mark}</Tooltip>;
  return (
    <>
      {mark}
      {row.delivery_problem && (row.delivery === "failed" || row.delivery === "unknown") ? (
        <Problem row={row} code={row.delivery_problem} />
      ) : null}
      <LinesTried row={row} />
    </>
  );
}

function Mark({
  sign: Sign,
  text,
  tone,
  ...rest
}: {
  sign: typeof IconClock;
  text: string;
  tone?: string | undefined;
}) {
  return (
    <span className={styles["mark"]} data-tone={tone} {...rest}>
      <Sign size={14} stroke={1.8} aria-hidden />
      {text}
    </span>
  );
}

/** Why it was not sent and what to do, as its channel says it. */
function Problem({ row, code }: { row: MessageRow; code: string }) {
  const words = useWords({ fa, en });
  const say = useChannelSentences(true);
  const said = say(row.channel ?? "", code);
  return (
    <span className={styles["why"]} role="note">
      <strong>{words.why}</strong> {said ?? words.whyCode} {said ? null : <code>{code}</code>}
    </span>
  );
}
