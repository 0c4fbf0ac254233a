import { IconNote } from "@tabler/icons-react";
import { memo } from "react";
import { useSession } from "../../../../platform/ui/session.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { MessageRow } from "../../contract.ts";
import { LogCard } from "../calls/log-card.tsx";
import { FormCard } from "../forms/form-card.tsx";
import { ChannelIcon } from "../parts/channel-icon.tsx";
import { CommentMark, useElsewhere } from "../ways/public-post.tsx";
import { Attachments } from "./attachments.tsx";
import { DeliveryMark } from "./delivery-mark.tsx";
import { Letter, Quoted } from "./letter.tsx";
import { LetterNotes } from "./letter-notes.tsx";
import { MessageDeeds } from "./message-deeds.tsx";
import { MessageMenu } from "./message-menu.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./thread.module.css";

type BubbleProps = {
  row: MessageRow;
  conversation: number;
  /** The customer's name, above what they wrote. */
  customer: string;
  continued: boolean;
  /** It is on its way to the server. */
  waiting?: boolean;
  /** The writer has it back, to change it. */
  onBack?: ((row: MessageRow) => void) | undefined;
};

/** One message or note: who, what, when, and what became of it. */
export const MessageBubble = memo(function MessageBubble(props: BubbleProps) {
  const { row, conversation, customer, continued, waiting = false, onBack } = props;
  const format = useFormat();
  const side = row.kind === "note" ? "note" : row.direction === "in" ? "in" : "out";
  const subject = typeof row.meta["subject"] === "string" ? row.meta["subject"] : null;
  return (
    <article
      className={styles["message"]}
      data-side={side}
      data-message={row.id}
      data-continued={continued || undefined}
      data-waiting={waiting || undefined}
    >
      {continued ? null : <Author row={row} customer={customer} />}
      <div className={styles["bubble"]}>
        {subject && !continued ? (
          <p className={styles["subject"]} dir="auto">
            {subject}
          </p>
        ) : null}
        {row.meta["log"] ? <LogCard row={row} /> : null}
        {row.text ? (
          <p className={styles["text"]} dir="auto">
            {row.text}
          </p>
        ) : null}
        {row.meta["form"] ? <FormCard row={row} customer={customer} /> : null}
        <Attachments files={row.attachments} />
        {typeof row.meta["quoted"] === "string" && row.text ? <Quoted text={row.meta["quoted"]} /> : null}
        {row.html ? <Letter html={row.html} only={row.text === ""} files={row.attachments} /> : null}
        <LetterNotes row={row} />
      </div>
      <footer className={styles["foot"]}>
        <time dateTime={row.at}>{format.time(row.at)}</time>
        {side === "out" || row.delivery ? <DeliveryMark row={row} waiting={waiting} /> : null}
        {waiting ? null : <MessageDeeds row={row} conversation={conversation} onBack={onBack} />}
        {waiting ? null : <MessageMenu row={row} conversation={conversation} />}
      </footer>
    </article>
  );
});

function Author({ row, customer }: { row: MessageRow; customer: string }) {
  const words = useWords({ fa, en });
  const { user } = useSession();
  const elsewhere = useElsewhere(row);
  const mine = row.user !== null && row.user.id === user?.id;
  const name =
    row.author === "customer"
      ? customer
      : mine
        ? words.you
        : (row.user?.name ?? elsewhere ?? (row.author === "bot" ? words.bot : words.system));
  const forwardedTo = (row.meta["forward"] as { to?: string } | undefined)?.to;
  return (
    <header className={styles["author"]}>
      <bdi>{name}</bdi>
      {row.channel ? <ChannelIcon channel={row.channel} size={14} /> : null}
      {row.kind === "note" ? (
        <span className={styles["mark"]} data-tone="warning">
          <IconNote size={14} stroke={1.8} aria-hidden />
          {forwardedTo ? words.forwardedTo(`\u2068${forwardedTo}\u2069`) : words.note}
        </span>
      ) : null}
      <CommentMark row={row} />
      {row.meta["automatic"] === true ? <span>{words.automatic}</span> : null}
    </header>
  );
}
