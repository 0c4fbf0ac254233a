import { useRef, useState } from "react";
import { ApiError, api } from "../../../../platform/ui/api.ts";
import { useSession } from "../../../../platform/ui/session.ts";
import { type AttachmentRow, type MessageRow, messageRow, type NoteBody, type ReplyBody } from "../../contract.ts";
import { putOut, takeOut } from "../thread/outbox.ts";
import { useKeepMessage, useRenew } from "../thread/use-thread.ts";

/** What one wrote, and where it is to go. */
export type Written = {
  text: string;
  note: boolean;
  files: readonly AttachmentRow[];
  mentions: string[];
  channel: string | null;
  account: number | null;
  /** How a comment is answered. */
  way: ReplyBody["way"] | null;
  /** The template it is sent by, whose words `text` are. */
  pattern: ReplyBody["pattern"] | null;
  seenSeq: number;
};
/** What happens with it: when it goes out, and what the conversation does afterwards. */
export type How = Pick<ReplyBody, "send_at" | "afterwards" | "snooze_until" | "follow_up_at">;

/**
 * Sends a reply or keeps a note: on screen at once, then on the server. Where it does not get there, `onBack` gives the words back and
 * `problem` says why; the same words keep their client id, so that what did get there is not written twice.
 */
export function useSending(conversation: number, onBack: (written: Written) => void) {
  const { user } = useSession();
  const keep = useKeepMessage();
  const renew = useRenew();
  const [problem, setProblem] = useState<unknown>(null);
  const last = useRef({ words: "", clientId: "" });
  async function send(written: Written, how: How) {
    const words = JSON.stringify([written.text, written.note, written.files.map(({ id }) => id)]);
    const clientId = last.current.words === words ? last.current.clientId : crypto.randomUUID();
    last.current = { words, clientId };
    setProblem(null);
    const body = bodyOf(written, how, clientId);
    const row = rowOf(written, clientId, user);
    putOut({ conversation, row });
    try {
      const path = `/conversations/${conversation}/${written.note ? "notes" : "replies"}`;
      keep(conversation, await api.post(path, body, messageRow));
      last.current = { words: "", clientId: "" };
    } catch (error) {
      setProblem(error);
      onBack(written);
    } finally {
      takeOut(clientId);
      renew(conversation);
    }
  }
  return { send, problem, forget: () => setProblem(null) };
}

/** Whether the customer wrote after what the writer had seen. */
export const isNewerMessage = (problem: unknown) => problem instanceof ApiError && problem.code === "newer_message";

function bodyOf(written: Written, how: How, clientId: string): ReplyBody | NoteBody {
  const { text, files, channel, account, seenSeq, mentions, way, pattern } = written;
  const base = { client_id: clientId, text: text.trim(), attachments: files.map(({ id }) => id) };
  if (written.note) return { ...base, mentions };
  const over = { ...(channel && { channel }), ...(account && { account }), ...(way && { way }) };
  return { ...base, seen_seq: seenSeq, ...over, ...(pattern && { pattern }), ...how };
}

/** How it looks until the server has it. */
function rowOf(written: Written, clientId: string, user: { id: string; name: string } | null): MessageRow {
  return {
    id: -Date.now(),
    seq: Number.MAX_SAFE_INTEGER,
    revision: 0,
    kind: written.note ? "note" : "message",
    direction: written.note ? null : "out",
    author: "agent",
    user: user && { id: user.id, name: user.name },
    channel: written.note ? null : written.channel,
    event: null,
    at: new Date().toISOString(),
    text: written.text.trim(),
    html: null,
    meta: {},
    attachments: [...written.files],
    client_id: clientId,
    delivery: null,
    delivery_problem: null,
    send_after: null,
    withdrawn_at: null,
  };
}
