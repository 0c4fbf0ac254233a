import { Checkbox } from "@mantine/core";
import { IconFlag, IconMoonStars, IconWorld } from "@tabler/icons-react";
import { memo } from "react";
import { useSession } from "../../../../platform/ui/session.ts";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ConversationRow } from "../../contract.ts";
import { called } from "../parts/called.ts";
import { ChannelIcon } from "../parts/channel-icon.tsx";
import { Face } from "../parts/face.tsx";
import partStyles from "../parts/parts.module.css";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import { en as waysEn } from "../ways/messages.en.ts";
import { fa as waysFa } from "../ways/messages.fa.ts";
import { DueMark } from "./due-mark.tsx";
import styles from "./list.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { WaitingMark } from "./waiting-mark.tsx";

type LineProps = {
  row: ConversationRow;
  open: boolean;
  picked: boolean;
  picking: boolean;
  onOpen: (id: number) => void;
  onPick: ((id: number) => void) | null;
};

/** One conversation of the list: who, on which channel, their last words, how long they wait. */
export const ConversationLine = memo(function ConversationLine(props: LineProps) {
  const { row, open, picked, picking, onOpen, onPick } = props;
  const words = useWords({ fa, en });
  const ways = useWords({ fa: waysFa, en: waysEn });
  const { unnamed } = useInboxWords();
  const name = called(row, unnamed);
  return (
    <li className={styles["line"]} data-open={open || undefined} data-unread={row.unread > 0 || undefined}>
      <button
        type="button"
        className={styles["opener"]}
        aria-current={open || undefined}
        data-conversation={row.id}
        onClick={() => onOpen(row.id)}
      >
        <span className={styles["head"]}>
          <span className={styles["name"]}>
            <bdi>{name}</bdi>
          </span>
          <span className={styles["time"]}>
            {row.post ? <IconWorld size={15} stroke={1.6} role="img" aria-label={ways.post} /> : null}
            <ChannelIcon channel={row.channel} size={15} />
            <WhenMark row={row} />
          </span>
        </span>
        <span className={styles["last"]}>
          <LastWords row={row} />
          <Unread count={row.unread} />
        </span>
        <Marks row={row} />
      </button>
      <span className={styles["face"]} data-picking={picking || picked || undefined}>
        <Face name={row.customer.name} />
        {onPick ? (
          <Checkbox
            className={styles["pick"] ?? ""}
            checked={picked}
            aria-label={words.choose(name)}
            onChange={() => onPick(row.id)}
          />
        ) : null}
      </span>
    </li>
  );
});

/** What presses most: a promise that is due, a customer who waits, or when something was last said. */
function WhenMark({ row }: { row: ConversationRow }) {
  if (row.due) return <DueMark due={row.due} />;
  return row.waiting_since ? <WaitingMark since={row.waiting_since} /> : <TimeText at={row.last_message_at} />;
}

function LastWords({ row: { last } }: { row: ConversationRow }) {
  const words = useWords({ fa, en });
  const { user } = useSession();
  if (!last) return <span>{words.nothingSaid}</span>;
  const said = last.user ? `\u2068${last.user.id === user?.id ? words.you : last.user.name}\u2069: ` : words.reply;
  const lead = last.kind === "note" ? words.note : last.author === "agent" ? said : "";
  return (
    <span className={styles["words"]}>
      {lead ? <span>{lead}</span> : null}
      <bdi>{last.text || (last.files > 0 ? words.files : "")}</bdi>
    </span>
  );
}

function Unread({ count }: { count: number }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  if (count === 0) return null;
  return (
    <span className={styles["unread"]} role="img" aria-label={words.unread(format.number(count))}>
      {format.number(Math.min(count, 99))}
    </span>
  );
}

function Marks({ row }: { row: ConversationRow }) {
  const words = useWords({ fa, en });
  const shared = useInboxWords();
  const format = useFormat();
  const urgent = row.priority > 0 ? (row.priority === 2 ? shared.priorities.urgent : shared.priorities.high) : null;
  const snoozed = row.status === "snoozed";
  if (!urgent && !snoozed && row.labels.length === 0 && !row.assignee) return null;
  return (
    <span className={styles["marks"]}>
      {urgent ? (
        <span className={partStyles["chip"]} data-tone={row.priority === 2 ? "bad" : "warning"}>
          <IconFlag size={13} stroke={1.8} aria-hidden />
          {urgent}
        </span>
      ) : null}
      {snoozed ? (
        <span className={partStyles["chip"]}>
          <IconMoonStars size={13} stroke={1.8} aria-hidden />
          {row.snoozed_until ? words.until(format.dateTime(row.snoozed_until, "day")) : shared.statuses.snoozed}
        </span>
      ) : null}
      {row.labels.slice(0, 3).map((label) => (
        <span key={label} className={partStyles["chip"]}>
          <bdi>{label}</bdi>
        </span>
      ))}
      {row.assignee ? <bdi className={styles["assignee"]}>{row.assignee.name}</bdi> : null}
    </span>
  );
}
