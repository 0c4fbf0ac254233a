import { Textarea } from "@mantine/core";
import { type ClipboardEvent, type KeyboardEvent, type SyntheticEvent, useEffect, useId, useState } from "react";
import { flushSync } from "react-dom";
import { useWords } from "../../../../platform/ui/use-words.ts";
import styles from "./composer.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { SuggestionList } from "./suggestion-list.tsx";
import { replaceToken } from "./token-at.ts";
import type { useComposer } from "./use-composer.ts";
import { type Suggestion, useSuggestions } from "./use-suggestions.ts";

type FieldProps = {
  composer: ReturnType<typeof useComposer>;
  customer: string;
  onTyped: (writes: boolean) => void;
  onFiles: (files: File[]) => void;
};

/** The text of a reply or note: `/` and `@` open lists, Ctrl+Enter sends, files can be pasted. */
export function WritingField({ composer, customer, onTyped, onFiles }: FieldProps) {
  const words = useWords({ fa, en });
  const { text, note, change, send, field, mention } = composer;
  const { token, found, setCursor, close } = useSuggestions(text, note, customer);
  const [active, setActive] = useState(0);
  useEffect(() => {
    // Sent or wiped: nobody writes here any more.
    if (text === "") onTyped(false);
  }, [text, onTyped]);
  const list = useId();
  const at = Math.min(active, Math.max(found.length - 1, 0));
  const where = (event: SyntheticEvent<HTMLTextAreaElement>) => setCursor(event.currentTarget.selectionEnd);
  function pick(one: Suggestion) {
    if (!token) return;
    const next = replaceToken(text, token, one.words);
    if (one.person) mention(one.person, one.words);
    // At once: whoever types on would else find the cursor set back behind what they typed.
    flushSync(() => {
      change({ text: next.text });
      setCursor(next.cursor);
    });
    field.current?.setSelectionRange(next.cursor, next.cursor);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return send({});
    }
    if (event.key === "Escape" && !token) return field.current?.blur();
    if (!token) return;
    const chosen = found[at];
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown") setActive((at + 1) % Math.max(found.length, 1));
    else if (event.key === "ArrowUp") setActive((at - 1 + found.length) % Math.max(found.length, 1));
    else if (chosen && (event.key === "Enter" || event.key === "Tab")) pick(chosen);
    else return;
    event.preventDefault();
  }
  function onPaste(event: ClipboardEvent) {
    const pasted = [...event.clipboardData.files];
    if (pasted.length === 0) return;
    event.preventDefault();
    onFiles(pasted);
  }
  return (
    <>
      {token ? <SuggestionList id={list} kind={token.kind} found={found} active={at} onPick={pick} /> : null}
      <Textarea
        ref={field}
        className={styles["field"] ?? ""}
        variant="unstyled"
        autosize
        minRows={2}
        maxRows={9}
        dir={text ? "auto" : undefined}
        aria-label={note ? words.noteKey : words.replyKey}
        aria-autocomplete="list"
        aria-controls={token ? list : undefined}
        aria-activedescendant={token && found.length > 0 ? `${list}-${at}` : undefined}
        placeholder={note ? words.writeNote : words.writeReply}
        value={text}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onSelect={where}
        onChange={(event) => {
          where(event);
          setActive(0);
          change({ text: event.currentTarget.value });
          if (!note) onTyped(event.currentTarget.value !== "");
        }}
      />
    </>
  );
}
