import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconBellQuestion, IconUserCircle } from "@tabler/icons-react";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ConversationRow } from "../../contract.ts";
import { ConversationDeeds } from "../deeds/conversation-deeds.tsx";
import { en as followUpEn } from "../follow-up/messages.en.ts";
import { fa as followUpFa } from "../follow-up/messages.fa.ts";
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
        {row.due ? <DuePromises row={row} due={row.due} /> : null}
        {row.assignee ? <bdi>{row.assignee.name}</bdi> : <span>{shared.unassigned}</span>}
        {row.waiting_since && !row.due ? <WaitingMark since={row.waiting_since} /> : null}
      </div>
    </div>
  );
}

/** The labels of a conversation, and by when its customer should have answered, in a line of their own; nothing where there is neither. */
export function LabelLine({ row: { labels, follow_up_at: followUpAt } }: { row: ConversationRow }) {
  const words = useWords({ fa: followUpFa, en: followUpEn });
  const format = useFormat();
  if (labels.length === 0 && !followUpAt) return null;
  return (
    <div className={styles["labels"]}>
      {followUpAt ? (
        <span className={partStyles["chip"]}>
          <IconBellQuestion size={13} stroke={1.8} aria-hidden />
          {words.mark(format.dateTime(followUpAt, "day"))}
        </span>
      ) : null}
      {labels.map((label) => (
        <span key={label} className={partStyles["chip"]}>
          <bdi>{label}</bdi>
        </span>
      ))}
    </div>
  );
}
