import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { useCan, useSession } from "../../../../platform/ui/session.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { MessageRow } from "../../contract.ts";
import { useNow } from "../parts/use-now.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./thread.module.css";
import { useRenew } from "./use-thread.ts";

const undoSeconds = 10;

/** What can still be done with a message: taken back while it waits, sent again where it failed. */
export function MessageDeeds({ row, conversation, onBack }: DeedsProps) {
  const words = useWords({ fa, en });
  const { user } = useSession();
  const mayWrite = useCan("inbox.write");
  if (!mayWrite || row.direction === "in" || row.kind === "event") return null;
  if (row.delivery === "failed") return <Again row={row} conversation={conversation} />;
  const own = row.user?.id === user?.id;
  if (row.kind === "note" && row.delivery === null)
    return own ? <Back row={row} conversation={conversation} deed={words.takeBackNote} /> : null;
  const until =
    row.delivery === "queued" ? row.send_after : row.kind === "message" && inChat(row) && own ? endOfUndo(row) : null;
  return until ? (
    <Countdown row={row} conversation={conversation} until={until} onBack={row.kind === "note" ? undefined : onBack} />
  ) : null;
}

type DeedsProps = { row: MessageRow; conversation: number; onBack?: ((row: MessageRow) => void) | undefined };

const inChat = (row: MessageRow) => row.channel === "chat" && row.delivery !== null;
const endOfUndo = (row: MessageRow) => new Date(Date.parse(row.at) + undoSeconds * 1000).toISOString();

/** The seconds until a message goes out for good, and the way back. One that waits for its hour has no countdown. */
function Countdown({ row, conversation, until, onBack }: DeedsProps & { until: string }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const left = Math.ceil((Date.parse(until) - useNow(500)) / 1000);
  const say = row.delivery === "queued" ? words.seconds : words.secondsBack;
  if (left <= 0 && row.delivery !== "queued") return null;
  return (
    <>
      {left > 0 && left <= undoSeconds + 2 ? <span>{say(format.number(left))}</span> : null}
      {left > 0 ? <Back row={row} conversation={conversation} deed={words.undo} onBack={onBack} /> : null}
    </>
  );
}

function Back({ row, conversation, deed, onBack }: DeedsProps & { deed: string }) {
  const words = useWords({ fa, en });
  const notice = useNotice();
  const { run, busy } = useSending(conversation);
  const takeBack = () =>
    run(async () => {
      await api.delete(`/messages/${row.id}`);
      onBack?.(row);
      if (row.kind === "message") notice.done(words.undone);
    });
  return (
    <button type="button" className={styles["link"]} disabled={busy} onClick={takeBack}>
      {deed}
    </button>
  );
}

function Again({ row, conversation }: DeedsProps) {
  const words = useWords({ fa, en });
  const { run, busy } = useSending(conversation);
  return (
    <button
      type="button"
      className={styles["link"]}
      disabled={busy}
      onClick={() => run(() => api.post(`/messages/${row.id}/retry`))}
    >
      {words.retry}
    </button>
  );
}

function useSending(conversation: number) {
  const notice = useNotice();
  const renew = useRenew();
  const [busy, setBusy] = useState(false);
  const run = (send: () => Promise<void>) => {
    setBusy(true);
    send()
      .catch(notice.failed)
      .finally(() => {
        setBusy(false);
        renew(conversation);
      });
  };
  return { run, busy };
}
