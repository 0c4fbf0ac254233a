import { Button, Group, Kbd, SegmentedControl, Text, Textarea } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type KeyboardEvent, type ReactNode, type Ref, Suspense, useState } from "react";
import { useBrand } from "../../../platform/ui/session.ts";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { InteractionRow, QuickLog } from "../contract.ts";
import { FeelingChoice } from "./feeling.tsx";
import { logExtras } from "./log-extras.ts";
import { LogKinds } from "./log-kinds.tsx";
import { LogMore } from "./log-more.tsx";
import { logOf, readTime } from "./log-of-draft.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./timeline.module.css";
import { type Draft, useDraft, useQuickLog } from "./use-quick-log.ts";

type LogBoxProps = {
  /** Under which name the draft is kept. */
  place: string;
  send: (log: QuickLog, key: string) => Promise<InteractionRow>;
  onSaved?: (row: InteractionRow) => void;
  /** Fields above, such as whom it was with. */
  before?: ReactNode;
  /** Whether those fields hold what is needed. */
  complete?: boolean;
  /** Shows everything at once instead of growing when it is entered. */
  opened?: boolean;
  field?: Ref<HTMLTextAreaElement>;
};

/** The quick log: what it was, what was said, done. Ctrl and Enter saves. */
export function LogBox({ place, send, onSaved, before, complete = true, opened = false, field }: LogBoxProps) {
  const words = useWords({ fa, en }).log;
  const { timeZone } = useFormat();
  const { draft, change, clear } = useDraft(place);
  const [entered, setEntered] = useState(opened);
  const [more, setMore] = useState(false);
  const saving = useQuickLog(
    (key) => send(logOf(draft, timeZone, new Date()), key),
    (row) => {
      clear();
      setMore(false);
      onSaved?.(row);
    },
  );
  const readable = draft.time.trim() === "" || readTime(draft.time) !== null;
  const ready = complete && readable && !saving.isPending;
  const save = () => ready && saving.mutate();
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  }
  return (
    <section aria-label={words.title} className={styles["box"]} onKeyDown={onKeyDown} onFocus={() => setEntered(true)}>
      {before}
      {entered ? <LogKinds value={draft.what} onChange={(what) => change({ what })} /> : null}
      <Textarea
        ref={field}
        variant="unstyled"
        // An empty field has no direction of its own: its hint follows the page.
        dir={draft.text ? "auto" : undefined}
        autosize
        minRows={entered ? 2 : 1}
        maxRows={12}
        maxLength={20_000}
        aria-label={words.title}
        placeholder={words.placeholder}
        value={draft.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      {entered && more ? <LogMore draft={draft} change={change} /> : null}
      {/* It comes when it comes: whoever types already keeps the field. */}
      <Suspense>{entered ? <Extras draft={draft} change={change} /> : null}</Suspense>
      {entered ? (
        <LogFoot draft={draft} change={change} more={more} onMore={() => setMore(!more)}>
          <Button loading={saving.isPending} disabled={!complete || !readable} onClick={save}>
            {words.save}
          </Button>
        </LogFoot>
      ) : null}
    </section>
  );
}

/** What higher modules ask about a log. */
function Extras({ draft, change }: { draft: Draft; change: (changed: Partial<Draft>) => void }) {
  const { permissions } = useBrand();
  return logExtras()
    .filter(({ permission }) => permissions.includes(permission))
    .map(({ permission, component: Extra }) => (
      <Extra key={permission} what={draft.what} value={draft.extra} onChange={(extra) => change({ extra })} />
    ));
}

type LogFootProps = {
  draft: Draft;
  change: (changed: Partial<Draft>) => void;
  more: boolean;
  onMore: () => void;
  children: ReactNode;
};

function LogFoot({ draft, change, more, onMore, children }: LogFootProps) {
  const words = useWords({ fa, en });
  const phone = useMediaQuery("(max-width: 48em)");
  return (
    <div className={styles["foot"]}>
      <Group gap={8}>
        <SegmentedControl
          size="xs"
          aria-label={words.log.direction}
          data={[
            { value: "in", label: words.log.fromThem },
            { value: "out", label: words.log.fromUs },
          ]}
          value={draft.direction}
          onChange={(direction) => change({ direction: direction as Draft["direction"] })}
        />
        <FeelingChoice value={draft.feeling} onChange={(feeling) => change({ feeling })} />
        <Button variant="subtle" color="gray" size="compact-md" aria-expanded={more} onClick={onMore}>
          {more ? words.log.less : words.log.more}
        </Button>
      </Group>
      <Group gap={10} grow={phone ?? false} wrap="nowrap">
        {phone ? null : (
          <Text size="xs" c="dimmed">
            <Kbd size="xs">Ctrl</Kbd> <Kbd size="xs">Enter</Kbd>
          </Text>
        )}
        {children}
      </Group>
    </div>
  );
}
