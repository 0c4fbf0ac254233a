import { ActionIcon, Button, Group, Loader, SegmentedControl, Text, Textarea, Tooltip } from "@mantine/core";
import { IconArrowUp, IconReload, IconTrash } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useErrorText } from "../../../../platform/ui/error-state.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { TryAnswer } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./tester.module.css";
import type { Talk, Turn } from "./use-talk.ts";
import { Why } from "./why.tsx";

/** A small chat with the bot as it is edited, or as it is live: what it would say, and why. Nothing is sent to anybody. */
export function Tester({ talk }: { talk: Talk }) {
  const words = useWords({ fa, en });
  const end = useRef<HTMLDivElement>(null);
  const last = talk.turns.at(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something new is said
  useEffect(() => {
    // In braces: what scrolling gives is no clean-up.
    end.current?.scrollIntoView({ block: "nearest" });
  }, [last?.key, last?.answer]);
  return (
    <section className={styles["tester"]} aria-label={words.title}>
      <Group justify="space-between" gap={8} wrap="nowrap">
        <SegmentedControl
          size="xs"
          aria-label={words.which}
          value={talk.draft ? "draft" : "live"}
          data={(["draft", "live"] as const).map((value) => ({ value, label: words.whichOf[value] }))}
          onChange={(value) => talk.begin(value === "draft")}
        />
        <Group gap={2} wrap="nowrap">
          <Deed label={words.again} Sign={IconReload} off={!last || talk.busy} onClick={talk.again} />
          <Deed label={words.clear} Sign={IconTrash} off={!last} onClick={() => talk.begin(talk.draft)} />
        </Group>
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
      <div className={styles["talk"]} role="log" aria-label={words.talk} tabIndex={0}>
        {last ? null : (
          <Text size="sm" c="dimmed" m="auto" ta="center" maw={260}>
            {words.empty}
          </Text>
        )}
        {talk.turns.map((turn) => (
          <Exchange key={turn.key} turn={turn} last={turn === last} onPick={talk.say} />
        ))}
        <div ref={end} />
      </div>
      <Line onSay={talk.say} busy={talk.busy} />
    </section>
  );
}

type DeedProps = { label: string; Sign: typeof IconReload; off: boolean; onClick: () => void };

function Deed({ label, Sign, off, onClick }: DeedProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={off} onClick={onClick}>
        <Sign size={17} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}

function Line({ onSay, busy }: { onSay: (text: string) => void; busy: boolean }) {
  const words = useWords({ fa, en });
  const [text, setText] = useState("");
  const send = () => {
    if (busy || text.trim() === "") return;
    onSay(text);
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <Textarea
      dir="auto"
      autosize
      minRows={1}
      maxRows={5}
      aria-label={words.field}
      placeholder={words.placeholder}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      rightSection={
        <ActionIcon variant="subtle" aria-label={words.send} disabled={busy || text.trim() === ""} onClick={send}>
          <IconArrowUp size={18} stroke={1.8} />
        </ActionIcon>
      }
    />
  );
}

type ExchangeProps = { turn: Turn; last: boolean; onPick: (label: string) => void };

function Exchange({ turn, last, onPick }: ExchangeProps) {
  const words = useWords({ fa, en });
  const errorText = useErrorText();
  const { answer } = turn;
  return (
    <div className={styles["exchange"]}>
      <p className={styles["asked"]} dir="auto">
        {turn.asked}
      </p>
      {turn.error ? (
        <Text size="sm" role="alert">
          {errorText(turn.error)}
        </Text>
      ) : null}
      {answer ? (
        <Answer answer={answer} last={last} onPick={onPick} />
      ) : turn.error ? null : (
        <Loader type="dots" size="sm" aria-label={words.thinking} role="status" />
      )}
    </div>
  );
}

function Answer({ answer, last, onPick }: { answer: TryAnswer; last: boolean; onPick: (label: string) => void }) {
  const words = useWords({ fa, en });
  const [open, setOpen] = useState(false);
  const shown = open !== last;
  return (
    <>
      {answer.messages.length === 0 ? (
        <Text size="sm" c="dimmed">
          {answer.outcome === "handed_over" ? words.handsOver : words.saysNothing}
        </Text>
      ) : null}
      {answer.messages.map((message, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was said stays as it is
        <div key={at} className={styles["said"]}>
          <p dir="auto">{message.text}</p>
          <Group gap={6}>
            {message.buttons.map((label) => (
              <Button key={label} size="compact-xs" variant="default" disabled={!last} onClick={() => onPick(label)}>
                <bdi>{label}</bdi>
              </Button>
            ))}
          </Group>
        </div>
      ))}
      <button type="button" className={styles["why"]} aria-expanded={shown} onClick={() => setOpen(!open)}>
        <span className={styles["outcome"]} data-outcome={answer.outcome}>
          {words.outcomes[answer.outcome]}
        </span>
        {words.why}
      </button>
      {shown ? <Why answer={answer} /> : null}
    </>
  );
}
