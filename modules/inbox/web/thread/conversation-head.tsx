import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconUserCircle } from "@tabler/icons-react";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ConversationRow } from "../../contract.ts";
import { ConversationDeeds } from "../deeds/conversation-deeds.tsx";
import { DuePromises } from "../list/due-promises.tsx";
import { WaitingMark } from "../list/waiting-mark.tsx";
import { called } from "../parts/called.ts";
import { ChannelIcon } from "../parts/channel-icon.tsx";
import { Face } from "../parts/face.tsx";
import partStyles from "../parts/parts.module.css";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./thread.module.css";

type HeadProps = { row: ConversationRow; phone: boolean; onBack: () => void; onSide: (() => void) | null };

/** Whose conversation it is, where it stands, and what can be done with it. */
export function ConversationHead({ row, phone, onBack, onSide }: HeadProps) {
  const words = useWords({ fa, en });
  const { language } = usePreferences();
  const mayWrite = useCan("inbox.write");
  const Back = language === "fa" ? IconArrowRight : IconArrowLeft;
  return (
    <header className={styles["head"]}>
      {phone ? (
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={words.back} onClick={onBack}>
          <Back size={20} stroke={1.6} />
        </ActionIcon>
      ) : (
        <Face name={row.customer.name} size={40} />
      )}
      <Title row={row} />
      <div className={styles["deeds"]}>
        {mayWrite ? <ConversationDeeds row={row} phone={phone} /> : null}
        {onSide ? (
          <Tooltip label={words.side}>
            <ActionIcon variant="subtle" color="gray" size={36} aria-label={words.side} onClick={onSide}>
              <IconUserCircle size={20} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        ) : null}
      </div>
    </header>
  );
}

function Title({ row }: { row: ConversationRow }) {
  const words = useWords({ fa, en });
  const shared = useInboxWords();
  const format = useFormat();
  const state =
    row.status === "snoozed"
      ? row.snoozed_until
        ? words.snoozedUntil(format.dateTime(row.snoozed_until, "day"))
        : words.snoozed
      : shared.statuses[row.status];
  return (
    <div className={styles["who"]}>
      <strong style={{ fontWeight: 650 }}>
        <bdi>{called(row, shared.unnamed)}</bdi>
      </strong>
      <div className={styles["sub"]}>
        <ChannelIcon channel={row.channel} size={14} />
        <span>{state}</span>
        {row.assignee ? <bdi>{row.assignee.name}</bdi> : <span>{shared.unassigned}</span>}
        {row.due ? <DuePromises row={row} due={row.due} /> : null}
        {row.waiting_since && !row.due ? <WaitingMark since={row.waiting_since} /> : null}
      </div>
    </div>
  );
}

/** The labels of a conversation, in a line of their own; nothing where there are none. */
export function LabelLine({ labels }: { labels: readonly string[] }) {
  if (labels.length === 0) return null;
  return (
    <div className={styles["labels"]}>
      {labels.map((label) => (
        <span key={label} className={partStyles["chip"]}>
          <bdi>{label}</bdi>
        </span>
      ))}
    </div>
  );
}
