import { useEffect, useRef, useState } from "react";
import type { AttachmentRow, MessageRow } from "../../contract.ts";
import { useTemplate } from "../ways/use-template.ts";
import { limitProblem } from "./limits-line.tsx";
import { useDraft } from "./use-draft.ts";
import { useFiles } from "./use-files.ts";
import { useReplyChannel } from "./use-reply-channel.ts";
import { type How, useSending, type Written } from "./use-sending.ts";

type ComposerOptions = {
  conversation: number;
  seenSeq: number;
  back: { current: ((row: MessageRow) => void) | null };
};

/** What is written in the composer and where it goes: its draft, files, channel and sending. */
export function useComposer({ conversation, seenSeq, back }: ComposerOptions) {
  const draft = useDraft(conversation);
  const files = useFiles();
  const channel = useReplyChannel(conversation);
  const [mentions, setMentions] = useState<readonly { id: string; words: string }[]>([]);
  const field = useRef<HTMLTextAreaElement>(null);
  const restore = (text: string, note: boolean, rows: readonly AttachmentRow[]) => {
    // Words that were begun meanwhile are not written over.
    const begun = field.current?.value.trim();
    draft.change({ text: begun ? `${text}\n${begun}` : text, note });
    files.put(rows);
    field.current?.focus();
  };
  const sending = useSending(conversation, (written) =>
    restore(written.pattern ? "" : written.text, written.note, written.files),
  );
  const { text, note } = draft;
  const kept = files.files.flatMap((file) => file.kept ?? []);
  const template = useTemplate(note ? null : channel.chosen, kept.length);
  const carried = note || (channel.chosen !== null && limitProblem(channel.chosen, text, kept.length) === null);
  const written = carried && (text.trim() !== "" || (!note && kept.length > 0));
  const ready = !files.busy && (template.on ? template.ready : written);
  useEffect(() => {
    back.current = (row) => restore(row.text, false, row.attachments);
    return () => {
      back.current = null;
    };
  });
  function send(how: How) {
    if (!ready) return;
    const written: Written = {
      text: template.on ? template.text : text,
      note,
      files: kept,
      mentions: mentions.filter(({ words }) => text.includes(words.trim())).map(({ id }) => id),
      channel: channel.chosen?.channel ?? null,
      account: channel.chosen?.account?.id ?? null,
      way: channel.chosen?.way ?? null,
      pattern: template.pattern,
      seenSeq,
    };
    draft.change({ text: template.on ? text : "", note: false });
    template.end();
    files.put([]);
    setMentions([]);
    void sending.send(written, how);
  }
  return {
    text,
    note,
    change: draft.change,
    files,
    channel,
    field,
    template,
    ready,
    send,
    problem: sending.problem,
    mention: (id: string, words: string) => setMentions((now) => [...now, { id, words }]),
  };
}
