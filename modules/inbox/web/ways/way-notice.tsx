import { Button } from "@mantine/core";
import { IconClock, IconLock, IconTemplate, IconWorld } from "@tabler/icons-react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ReplyChannel } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import type { UsedTemplate } from "./use-template.ts";
import styles from "./ways.module.css";

/** Before anything is written: who will read it, and for how long the channel takes free words. Nothing where there is nothing to know. */
export function WayNotice({ channel, template }: { channel: ReplyChannel; template: UsedTemplate }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const { way, window } = channel;
  if (way) {
    const Sign = way === "public" ? IconWorld : IconLock;
    return (
      <div className={styles["notice"]} data-tone={way === "public" ? "warning" : undefined} role="status">
        <Sign size={16} stroke={1.6} aria-hidden />
        <p>{way === "public" ? words.publicNote : words.privateNote}</p>
      </div>
    );
  }
  if (!window) return null;
  if (window.state === "closed") {
    return (
      <div className={styles["notice"]} data-tone="warning" role="status">
        <IconClock size={16} stroke={1.6} aria-hidden />
        <p>
          <strong>{window.until ? words.closedTitle : words.firstTitle}</strong>
          <span>{words.closedText}</span>
        </p>
      </div>
    );
  }
  const until = window.until ? format.dateTime(window.until, "day") : "";
  return (
    <div className={styles["notice"]} data-tone={window.state === "people" ? "warning" : undefined} role="status">
      <IconClock size={16} stroke={1.6} aria-hidden />
      <p>{window.state === "people" ? words.peopleUntil(until) : words.openUntil(until)}</p>
      {template.can ? (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconTemplate size={15} stroke={1.6} />}
          onClick={() => template.want(!template.on)}
        >
          {template.on ? words.noTemplate : words.useTemplate}
        </Button>
      ) : null}
    </div>
  );
}
