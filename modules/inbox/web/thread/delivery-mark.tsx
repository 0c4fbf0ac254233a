import { Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconChecks, IconClock, IconHelpCircle, IconSend } from "@tabler/icons-react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Delivery, MessageRow } from "../../contract.ts";
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
  if (row.delivery === "unknown") return <Tooltip label={words.unknownLong}>{mark}</Tooltip>;
  return (
    <>
      {mark}
      {row.delivery === "failed" && row.delivery_problem ? <Problem code={row.delivery_problem} /> : null}
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

const families: [RegExp, "address" | "credit" | "blocked" | "settings" | "too_long"][] = [
  [/address|receptor|recipient|phone|number|no_such|not_found/, "address"],
  [/credit|balance|quota/, "credit"],
  [/block|opt_?out|refused|forbidden/, "blocked"],
  [/key|auth|sender|settings|password|account/, "settings"],
  [/long|large|size/, "too_long"],
];

/** Why it was not sent, in plain words where its code is of a known family. */
function Problem({ code }: { code: string }) {
  const words = useWords({ fa, en }).problems;
  const family = families.find(([pattern]) => pattern.test(code))?.[1];
  return family ? (
    <span>{words[family]}</span>
  ) : (
    <span>
      {words.other("")}
      <code>{code}</code>
    </span>
  );
}
