import { ActionIcon, FileButton, Text, Tooltip } from "@mantine/core";
import { IconMessage2Bolt, IconPaperclip } from "@tabler/icons-react";
import { type DragEvent, type RefObject, useCallback, useRef, useState } from "react";
import { useShortcut } from "../../../../platform/ui/shortcuts.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ConversationRow, MessageRow } from "../../contract.ts";
import type { SuggestedPromise } from "../promises/suggest-promise.ts";
import { TemplateFill } from "../ways/template-fill.tsx";
import { WayNotice } from "../ways/way-notice.tsx";
import { ChannelChoice } from "./channel-choice.tsx";
import styles from "./composer.module.css";
import { PromiseOffer, SendingProblem } from "./composer-notices.tsx";
import { ExtrasRow } from "./extras-row.tsx";
import { FileChips } from "./file-chips.tsx";
import { LimitsLine } from "./limits-line.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { SendButton } from "./send-button.tsx";
import { useComposer } from "./use-composer.ts";
import { WritingField } from "./writing-field.tsx";

type ComposerProps = {
  conversation: number;
  status: ConversationRow["status"];
  customer: string;
  /** The last message on screen. */
  seenSeq: number;
  onTyped: (writes: boolean) => void;
  onPromise: (promise: SuggestedPromise) => void;
  /** Filled with how to give words back to the writer. */
  back: RefObject<((row: MessageRow) => void) | null>;
};

/** Where one answers a customer or leaves a note: mount it anew for each conversation. */
export function Composer(props: ComposerProps) {
  const words = useWords({ fa, en });
  const composer = useComposer(props);
  const { note, text, change, files, channel, send, ready, problem, field, template } = composer;
  const write = useCallback(
    (asNote: boolean) => {
      change({ note: asNote });
      field.current?.focus();
    },
    [change, field],
  );
  const add = useCallback(
    (more: string) => {
      change({ text: text.trim() ? `${text.trimEnd()}\n${more}` : more });
      field.current?.focus();
    },
    [change, text, field],
  );
  useShortcut(
    "r",
    words.replyKey,
    useCallback(() => write(false), [write]),
  );
  useShortcut(
    "n",
    words.noteKey,
    useCallback(() => write(true), [write]),
  );
  const drop = useDrop(files.add);
  const unreachable = !note && channel.known && !channel.chosen;
  return (
    <div>
      <SendingProblem problem={problem} onAgain={() => send({})} />
      {note ? null : <ExtrasRow conversation={props.conversation} status={props.status} write={add} />}
      {note ? null : <PromiseOffer text={text} onKeep={props.onPromise} />}
      <section className={styles["composer"]} aria-label={words.label} data-note={note || undefined} {...drop.on}>
        {drop.over ? <div className={styles["drop"]}>{words.dropHere}</div> : null}
        <div className={styles["top"]}>
          <Kinds note={note} onKind={write} />
          <span className={styles["spring"]} />
          {note ? null : <ChannelChoice channels={channel.channels} chosen={channel.chosen} onPick={channel.pick} />}
        </div>
        {unreachable ? (
          <Text size="sm" c="dimmed" px={16} pb={8}>
            {words.noChannel}
          </Text>
        ) : null}
        {!note && channel.chosen ? <WayNotice channel={channel.chosen} template={template} /> : null}
        {template.on ? (
          <TemplateFill template={template} />
        ) : (
          <WritingField composer={composer} customer={props.customer} onTyped={props.onTyped} onFiles={files.add} />
        )}
        <FileChips files={files.files} onRemove={files.remove} />
        <div className={styles["foot"]}>
          <FileButton multiple onChange={files.add}>
            {(button) => <Tool {...button} label={words.attach} sign={IconPaperclip} />}
          </FileButton>
          {note || template.on ? null : (
            <Tool label={words.canned} sign={IconMessage2Bolt} onClick={() => openCanned(composer)} />
          )}
          {note || template.on || !channel.chosen ? null : (
            <LimitsLine channel={channel.chosen} text={text} files={files.files.length} />
          )}
          <span className={styles["spring"]} />
          <SendButton note={note} disabled={!ready} onSend={send} />
        </div>
      </section>
    </div>
  );
}

function openCanned({ text, change, field }: ReturnType<typeof useComposer>) {
  change({ text: text === "" || /\s$/.test(text) ? `${text}/` : `${text} /` });
  field.current?.focus();
}

function Kinds({ note, onKind }: { note: boolean; onKind: (note: boolean) => void }) {
  const words = useWords({ fa, en });
  return (
    <fieldset style={{ display: "contents" }} aria-label={words.kind}>
      {[false, true].map((one) => (
        <button
          key={String(one)}
          type="button"
          className={styles["kind"]}
          aria-pressed={note === one}
          onClick={() => onKind(one)}
        >
          {one ? words.note : words.reply}
        </button>
      ))}
    </fieldset>
  );
}

function Tool({ label, sign: Sign, onClick }: { label: string; sign: typeof IconPaperclip; onClick?: () => void }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size={34} aria-label={label} onClick={onClick}>
        <Sign size={18} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}

/** Files that are dragged over the composer, and let go there. */
function useDrop(add: (files: File[]) => void) {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const move = (by: number) => (event: DragEvent) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    depth.current += by;
    setOver(depth.current > 0);
  };
  return {
    over,
    on: {
      onDragEnter: move(1),
      onDragLeave: move(-1),
      onDragOver: move(0),
      onDrop: (event: DragEvent) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        add([...event.dataTransfer.files]);
      },
    },
  };
}
